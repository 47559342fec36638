extern alias simulator;

using System.Runtime.InteropServices;
using CallCenter.MediaEdge.Tests.Speech;
using simulator::CallCenter.Simulator.Speech.Synthesis;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>The synthesiser of the speech service: turns the words into sound that carries them, and tells where they lie in it.</summary>
internal sealed class ModemVoice
{
    /// <summary>Texts asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Requests of which the first sound was sent, or which ended without.</summary>
    public Gauge Begun { get; } = new();

    /// <summary>A text during which the connection breaks: after so much of its sound, and when <see cref="BreaksNow"/> says so.</summary>
    public (string Text, TimeSpan After)? Breaks { get; set; }

    /// <summary>The sound before the break has arrived, so that the connection may break.</summary>
    public Gauge BreaksNow { get; } = new();

    /// <summary>Recordings of people that are spoken instead of sound that carries words, by text; nobody can recognise words in them.</summary>
    public Dictionary<string, short[]> Recordings { get; } = new(StringComparer.Ordinal);

    /// <summary>Leads a connection.</summary>
    public async Task LeadAsync(SpeechPeer peer)
    {
        while (await peer.ReadAsync() is { } message)
        {
            if (message.Has("ssml") && !await SpeakAsync(peer, message.RequestId, SsmlReader.Read(message.Text)))
                return;
        }
    }

    private async Task<bool> SpeakAsync(SpeechPeer peer, string id, Script script)
    {
        var text = string.Concat(script.Pieces.Select(piece => piece.Text));
        var spoken = SpokenScript.Speak(script, new OutputFormat(Stage.Rate, WithHeader: false));
        Asked.Add(text);
        await peer.SendAsync(id, "turn.start", "{}");
        if (Recordings.TryGetValue(text, out var recording))
        {
            await peer.SendSoundAsync(id, MemoryMarshal.AsBytes<short>(recording).ToArray());
            await peer.SendAsync(id, "turn.end", "{}");
            return true;
        }
        var told = 0;
        foreach (var (end, sound) in spoken.Chunks())
        {
            for (; told < spoken.Parts.Count && spoken.Parts[told].Start < end; told++)
                await TellAsync(peer, id, spoken.Parts[told]);
            await peer.SendSoundAsync(id, sound.ToArray());
            if (end <= Stage.Rate / 10)
                Begun.Add();
            if (Breaks is { } breaks && string.Equals(breaks.Text, text, StringComparison.Ordinal) && end >= breaks.After.TotalSeconds * Stage.Rate)
            {
                await BreaksNow.ReachAsync(1);
                peer.Break();
                return false;
            }
        }

        await peer.SendAsync(id, "turn.end", "{}");
        return true;
    }

    private static Task TellAsync(SpeechPeer peer, string id, SpokenPart part) => part.Part.Kind == TextPartKind.Word
        ? peer.SendAsync(id, "audio.metadata", $$$$"""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":{{{{Ticks(part.Start)}}}},"Duration":{{{{Ticks(part.End - part.Start)}}}},"text":{"Text":"{{{{part.Part.Text}}}}"}}}]}""")
        : Task.CompletedTask;

    private static long Ticks(long samples) => samples * TimeSpan.TicksPerSecond / Stage.Rate;
}
