using System.Text.Json.Nodes;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>
/// Sends the sound of one request: turn.start, response, then for each 100 ms the words that begin in it and the sound, the end of the sound,
/// its length, turn.end. Never paced: the client gets it as fast as it reads.
/// </summary>
internal sealed class SynthesisAnswer(SpeechSocket socket, string requestId, SynthesisSettings settings)
{
    private readonly string _streamId = Guid.NewGuid().ToString("N").ToUpperInvariant();
    private int _reported;

    /// <summary>Sends everything, or stops after the current piece once <paramref name="stopped"/> says so.</summary>
    public async Task SendAsync(SpokenScript spoken, Func<bool> stopped, CancellationToken cancellationToken)
    {
        var tag = new JsonObject { ["serviceTag"] = requestId };
        await SayAsync("turn.start", new JsonObject { ["context"] = tag }, cancellationToken);
        await SayAsync("response", new JsonObject
        {
            ["context"] = tag.DeepClone(),
            ["audio"] = new JsonObject { ["type"] = "inline", ["streamId"] = _streamId },
        }, cancellationToken);

        var sent = 0L;
        foreach (var (end, audio) in spoken.Chunks())
        {
            if (stopped())
                break;

            await ReportWordsAsync(spoken, end, cancellationToken);
            await socket.SendAudioAsync(requestId, _streamId, audio, cancellationToken);
            sent = end;
        }

        await socket.SendAudioAsync(requestId, _streamId, default, cancellationToken);
        if (settings.SessionEnd)
            await SayAsync("audio.metadata", Metadata("SessionEnd", new JsonObject { ["Offset"] = Ticks(sent) }), cancellationToken);
        await SayAsync("turn.end", new JsonObject(), cancellationToken);
    }

    private async Task ReportWordsAsync(SpokenScript spoken, long before, CancellationToken cancellationToken)
    {
        for (; _reported < spoken.Parts.Count && spoken.Parts[_reported].Start < before; _reported++)
        {
            var (part, start, end) = spoken.Parts[_reported];
            var punctuation = part.Kind == TextPartKind.Punctuation;
            if (punctuation ? !settings.Punctuation : !settings.Words)
                continue;

            await SayAsync("audio.metadata", Metadata("WordBoundary", new JsonObject
            {
                ["Offset"] = Ticks(start),
                ["Duration"] = Ticks(end - start),
                ["text"] = new JsonObject
                {
                    ["Text"] = part.Text,
                    ["Length"] = part.Text.Length,
                    ["BoundaryType"] = punctuation ? "PunctuationBoundary" : "WordBoundary",
                },
            }), cancellationToken);
        }
    }

    private Task SayAsync(string path, JsonNode body, CancellationToken cancellationToken) =>
        socket.SendAsync(requestId, path, body, cancellationToken);

    private static JsonObject Metadata(string type, JsonObject data) =>
        new() { ["Metadata"] = new JsonArray(new JsonObject { ["Type"] = type, ["Data"] = data }) };

    private long Ticks(long samples) => samples * TimeSpan.TicksPerSecond / settings.Format.SampleRate;
}
