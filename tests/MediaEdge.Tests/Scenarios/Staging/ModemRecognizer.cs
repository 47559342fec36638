extern alias simulator;

using System.Text.Json;
using CallCenter.MediaEdge.Tests.Speech;
using simulator::CallCenter.Simulator.Speech.Recognition;

namespace CallCenter.MediaEdge.Tests.Scenarios.Staging;

/// <summary>The recogniser of the speech service: reads the words out of the sound that reaches it, and tells how far it is.</summary>
internal sealed class ModemRecognizer
{
    /// <summary>Pieces of sound heard and answered.</summary>
    public Gauge Pieces { get; } = new();

    /// <summary>Hypotheses and phrases told.</summary>
    public Gauge Told { get; } = new();

    /// <summary>Connections so far.</summary>
    public Gauge Connections { get; } = new();

    /// <summary>Texts of the phrases told.</summary>
    public List<string> Phrases { get; } = [];

    /// <summary>Whether the connection breaks at the next hypothesis, before it is told.</summary>
    public bool Dies { get; set; }

    /// <summary>Whether it keeps to itself what it hears; it is told all at once with the next sound that it hears after that.</summary>
    public bool KeepsSilent { get; set; }

    /// <summary>Leads a connection.</summary>
    public async Task LeadAsync(SpeechPeer peer)
    {
        Connections.Add();
        var settings = new RecognitionSettings { Language = "en-US" };
        RecognitionTurn? turn = null;
        var untold = new Queue<TurnMessage>();
        while (await peer.ReadAsync() is { } message)
        {
            if (message.Has("speech.context"))
            {
                using var context = JsonDocument.Parse(message.Body);
                (settings, turn) = (settings.With(context.RootElement), null);
            }

            if (!message.Has("audio"))
                continue;
            turn ??= new RecognitionTurn(message.RequestId, settings);
            foreach (var (path, body) in turn.Audio(message.Body))
            {
                if (path.Equals("speech.hypothesis", StringComparison.Ordinal) && Dies)
                {
                    Dies = false;
                    peer.Break();
                    return;
                }

                untold.Enqueue(new TurnMessage(path, body));
            }

            while (!KeepsSilent && untold.TryDequeue(out var told))
            {
                await peer.SendAsync(turn.RequestId, told.Path, told.Body.ToJsonString());
                Note(told.Path, (string?)told.Body["DisplayText"]);
            }

            if (!message.Headers.ContainsKey("Content-Type"))
                Pieces.Add();
        }
    }

    private void Note(string path, string? text)
    {
        if (path is not ("speech.hypothesis" or "speech.phrase"))
            return;
        if (text is not null)
            Phrases.Add(text);
        Told.Add();
    }
}
