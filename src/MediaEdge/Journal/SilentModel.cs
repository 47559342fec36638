using System.Buffers;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Moderation;
using CallCenter.Assistant.Realtime;
using CallCenter.MediaEdge.Realtime;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Health;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Stands where the realtime model stands while a call is run again: what it told, and what came of its tools, comes from the journal.</summary>
internal sealed class SilentModel : IRealtimeConnection
{
    /// <summary>What a call shares with it that was led by the model of this address, on which the shape of messages depends.</summary>
    /// <param name="address">The address.</param>
    /// <param name="hold">Longest that anything was held back for a verdict, which comes from the journal too; null where nobody judged.</param>
    public static RealtimeServices At(Uri address, TimeSpan? hold) => new()
    {
        Access = new RealtimeAccess(Options.Create(new LlmRealtimeOptions { Endpoint = address, Model = "journal" }), new LastOutcome()),
        Connection = (_, _, _) => new SilentModel(),
        Brief = _ => new RealtimeBriefing("", []),
        RunTools = (_, _, _, _) => AsyncEnumerable.Empty<AssistantOutput>(),
        Shield = hold is { } longest ? new PromptShield((_, _) => Task.FromResult(false), longest) : null,
    };

    /// <inheritdoc/>
    public void Start()
    {
    }

    /// <inheritdoc/>
    public void Send(byte[] message)
    {
    }

    /// <inheritdoc/>
    public void SendFrame(byte[] buffer, int length) => ArrayPool<byte>.Shared.Return(buffer);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
