using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>One recognition connection: turns one after another until the client closes.</summary>
internal sealed class RecognitionSession(SpeechSocket socket, RecognitionSettings settings)
{
    private RecognitionSettings _settings = settings;
    private RecognitionTurn? _turn;
    private string? _previous;

    /// <summary>Runs until the client closes.</summary>
    /// <exception cref="SpeechProtocolException">The client broke the protocol.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            switch (message.Path)
            {
                case "speech.config":
                    Configure(message);
                    break;
                case "speech.context":
                    Begin(message.RequestId, _settings.With(SpeechJson.Parse(message)));
                    break;
                case "audio":
                    await HearAsync(message, cancellationToken);
                    break;
            }
        }
    }

    private void Configure(SpeechMessage message)
    {
        if (SpeechJson.Parse(message).At("recognition").Text() is { } mode)
            _settings = _settings with { Interactive = string.Equals(mode, "interactive", StringComparison.OrdinalIgnoreCase) };
    }

    private async Task HearAsync(SpeechMessage message, CancellationToken cancellationToken)
    {
        if (string.Equals(message.RequestId, _previous, StringComparison.Ordinal))
            return; // a late rest of the turn before

        // The context is optional: audio under a new id begins a turn as well.
        var turn = _turn is { } current && string.Equals(current.RequestId, message.RequestId, StringComparison.Ordinal)
            ? current
            : Begin(message.RequestId, _settings);
        foreach (var (path, body) in turn.Audio(message.Body.Span))
            await socket.SendAsync(turn.RequestId, path, body, cancellationToken);
    }

    private RecognitionTurn Begin(string requestId, RecognitionSettings settings)
    {
        _previous = _turn?.RequestId;
        return _turn = new RecognitionTurn(requestId, settings);
    }
}
