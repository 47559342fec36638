using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Events;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>What came out of a recognition.</summary>
/// <param name="Result">How it ended.</param>
/// <param name="Data">Extra fields of RecognizeCompleted; null when it failed.</param>
internal sealed record RecognizeOutcome(ResultInformation Result, JsonObject? Data = null)
{
    /// <summary>Modem speech is read exactly; the service's clear recognitions score about this.</summary>
    private const double Confidence = 0.95;

    public static RecognizeOutcome Tones(ResultInformation result, IEnumerable<string> tones) => new(result, new JsonObject
    {
        ["recognitionType"] = "dtmf",
        ["dtmfResult"] = new JsonObject { ["tones"] = new JsonArray([.. tones.Select(tone => (JsonNode)tone)]) },
    });

    public static RecognizeOutcome Speech(string words) => new(ResultInformation.SpeechRecognized, new JsonObject
    {
        ["recognitionType"] = "speech",
        ["speechResult"] = new JsonObject { ["speech"] = words, ["confidence"] = Confidence },
    });

    /// <summary>A choice was made; <paramref name="phrase"/> is null when a key made it.</summary>
    public static RecognizeOutcome Choice(ResultInformation result, string label, string? phrase)
    {
        var choice = new JsonObject { ["label"] = label };
        if (phrase is not null)
        {
            choice["recognizedPhrase"] = phrase;
            choice["confidence"] = Confidence;
        }

        return new(result, new JsonObject { ["recognitionType"] = "choices", ["choiceResult"] = choice });
    }
}
