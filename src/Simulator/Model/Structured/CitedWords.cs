using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Model.Structured;

/// <summary>Names, for each value, the latest message of the caller in which it stands word for word.</summary>
internal static partial class CitedWords
{
    /// <summary>A list of statement, number of the message and its words, for transcripts whose lines begin with <c>#</c> and a number.</summary>
    public static JsonObject Find(string transcript, IEnumerable<string> values)
    {
        List<Match> said = [.. CallerLine().Matches(transcript).Reverse()];
        return new JsonObject { ["citations"] = new JsonArray([.. values.Select(value => Find(said, value)).OfType<JsonNode>()]) };
    }

    private static JsonObject? Find(List<Match> said, string value)
    {
        foreach (var line in said)
        {
            var words = line.Groups["words"].Value;
            var place = Folding.Fold(words).IndexOf(Folding.Fold(value), StringComparison.Ordinal);
            if (place >= 0)
                return new JsonObject { ["statement"] = value, ["message"] = int.Parse(line.Groups["number"].Value, CultureInfo.InvariantCulture), ["quote"] = words.Substring(place, value.Length) };
        }

        return null;
    }

    [GeneratedRegex(@"^#(?<number>\d{1,6}) \[[^\]]*\] caller[^:]*: (?<words>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex CallerLine();
}
