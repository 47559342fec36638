using System.Globalization;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Speech.Recognition;

/// <summary>Writes what was recognised as the service's JSON; times become ticks of 100 ns.</summary>
internal sealed class PhraseWriter(int sampleRate, RecognitionSettings settings)
{
    private int _ids;

    /// <summary>The body of <c>speech.startDetected</c> and <c>speech.endDetected</c>.</summary>
    public JsonObject Write(RecognitionEvent moment) => new() { ["Offset"] = Ticks(moment.Offset) };

    /// <summary>The body of <c>speech.hypothesis</c>.</summary>
    public JsonObject Write(Hypothesis hypothesis) => WithLanguage(new JsonObject
    {
        ["Id"] = NextId(),
        ["Text"] = hypothesis.Text,
        ["Offset"] = Ticks(hypothesis.Offset),
        ["Duration"] = Ticks(hypothesis.Duration),
    });

    /// <summary>The body of <c>speech.phrase</c>.</summary>
    public JsonObject Write(Phrase phrase)
    {
        var body = new JsonObject
        {
            ["Id"] = NextId(),
            ["RecognitionStatus"] = phrase.Status,
            ["Offset"] = Ticks(phrase.Offset),
            ["Duration"] = Ticks(phrase.Duration),
        };
        if (phrase.Status is "Success")
        {
            body["DisplayText"] = phrase.Text;
            if (settings.Detailed)
            {
                body["Channel"] = 0;
                body["NBest"] = new JsonArray(Best(phrase));
            }
        }

        return WithLanguage(body);
    }

    private JsonObject Best(Phrase phrase)
    {
        var lexical = string.Join(' ', phrase.Words.Select(word => Plain(word.Text)).Where(word => word.Length > 0));
        var best = new JsonObject
        {
            ["Confidence"] = 0.97,
            ["Lexical"] = lexical,
            ["ITN"] = lexical,
            ["MaskedITN"] = lexical,
            ["Display"] = phrase.Text,
        };
        if (settings.WordTimings)
        {
            best["Words"] = new JsonArray([.. phrase.Words.Select(word => new JsonObject
            {
                ["Word"] = Plain(word.Text),
                ["Offset"] = Ticks(word.Start),
                ["Duration"] = Ticks(word.End - word.Start),
            })]);
        }

        return best;
    }

    private JsonObject WithLanguage(JsonObject body)
    {
        if (settings.Candidates.Count > 0)
            body["PrimaryLanguage"] = new JsonObject { ["Language"] = settings.Candidates[0], ["Confidence"] = "High" };
        return body;
    }

#pragma warning disable CA1308 // the lexical form is lower case
    private static string Plain(string word) => word.Trim('.', ',', ';', ':', '!', '?', '¿', '¡', '"', '…').ToLower(CultureInfo.InvariantCulture);
#pragma warning restore CA1308

    private string NextId() => (++_ids).ToString("x32", CultureInfo.InvariantCulture);

    private long Ticks(long samples) => samples * TimeSpan.TicksPerSecond / sampleRate;
}
