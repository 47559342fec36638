using System.Diagnostics;
using CallCenter.Assistant.Usage;
using CallCenter.Contracts.Usage;
using CallCenter.MediaEdge.Tracing;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Realtime;

/// <summary>What is traced and measured of the realtime model of one call: its messages, and what it understood of the caller. Owned by the owner of the call.</summary>
internal sealed class RealtimeTelemetry(RealtimeAccess access, CallCenterMetrics metrics, TimeProvider time)
{
    private ModelOperation? _message;
    private string? _messageId;
    private TimeSpan _speechBegan;

    /// <summary>Name of the model.</summary>
    public string Model => access.Model;

    /// <summary>The model begins a message.</summary>
    public void Begin(string messageId)
    {
        End();
        _messageId = messageId;
        // The owner's task goes on with other things meanwhile, so the span must not become what they belong to.
        var current = Activity.Current;
        _message = ModelOperation.Begin(EdgeTrace.Source, "chat", Model, access.Address, metrics, time);
        Activity.Current = current;
    }

    /// <summary>The model is done with a message, which may have been given up, or refused when it began.</summary>
    public void Done(RealtimeEvent done)
    {
        if (done.ResponseId is { } id && !string.Equals(id, _messageId, StringComparison.Ordinal))
            return;
        _message?.Answered(done.ResponseId, model: null, done.Status);
        if (done.Tokens is { } tokens)
            _message?.Took(tokens.Input, tokens.Output, tokens.CachedInput);
        _message?.Failed(done.Status is "failed" ? done.Error ?? "failed" : null);
        End();
    }

    /// <summary>Nothing more is told of the message.</summary>
    public void End()
    {
        var current = Activity.Current;
        _message?.Dispose();
        (_message, _messageId) = (null, null);
        Activity.Current = current;
    }

    /// <summary>The caller began to speak at this call time.</summary>
    public void CallerBegan(TimeSpan at) => _speechBegan = at;

    /// <summary>What the caller said is written down, or cannot be.</summary>
    /// <param name="told">What the model told.</param>
    /// <param name="language">Short code of the language that is spoken.</param>
    /// <param name="ended">Call time at which their turn was over.</param>
    /// <param name="now">Call time.</param>
    public void Understood(RealtimeEvent told, string language, TimeSpan ended, TimeSpan now)
    {
        if (!EdgeTrace.IsWanted)
            return;
        var at = time.GetUtcNow();
        var began = at - (now - _speechBegan);
        if (told.Error is { } error)
            RecognitionSpan.AddFailed(access.TranscriptionModel, language, isFallback: false, error, began, at);
        else
            RecognitionSpan.Add(new RecognizedUtterance(access.TranscriptionModel, language, ended - _speechBegan, now - ended, told.Text is { Length: > 0 }), began, at);
    }

    /// <summary>Counts what the model that writes down what the caller says has told of its use.</summary>
    public void Count(RealtimeEvent transcribed, UsageMeter usage)
    {
        transcribed.Tokens?.Count(usage, access.TranscriptionModel);
        usage.Add(UsageKind.SecondsTranscribed, transcribed.Seconds ?? 0, access.TranscriptionModel);
    }
}
