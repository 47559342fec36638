using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallCenter.Faults.Judging;

/// <summary>What a caller said about the facts that are asked for, as the caller knows it.</summary>
/// <param name="Scenario">Who.</param>
/// <param name="PhoneNumber">Their number.</param>
/// <param name="Item">The word that only this caller said; null where they did not get to it.</param>
/// <param name="Reasons">What the simulator finds wrong with the run.</param>
internal sealed partial record Told(string Scenario, string PhoneNumber, string? Item, string Reasons)
{
    /// <summary>The place that every caller names.</summary>
    public const string Place = "Building 12";

    /// <summary>Reads the result of a run.</summary>
    public static Told From(JsonElement result)
    {
        var said = string.Join(' ', result.GetProperty("transcript").EnumerateArray()
            .Where(line => line.GetProperty("who").ValueEquals("caller"))
            .Select(line => line.GetProperty("text").GetString()));
        var canary = Canary().Match(said);
        return new Told(
            result.GetProperty("scenario").GetString()!,
            result.GetProperty("phone_number").GetString()!,
            canary.Success ? canary.Value : null,
            result.GetProperty("reasons").ToString());
    }

    [GeneratedRegex("canary[a-z]{4}[0-9]{4}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Canary();
}
