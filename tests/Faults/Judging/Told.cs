using System.Text.Json;
using System.Text.RegularExpressions;

namespace CallCenter.Faults.Judging;

/// <summary>What a caller said about the facts that are asked for, as the caller knows it.</summary>
/// <param name="Scenario">Who.</param>
/// <param name="PhoneNumber">Their number.</param>
/// <param name="Item">The word that only this caller said; null where they did not get to it.</param>
/// <param name="Reasons">What the simulator finds wrong with the run.</param>
/// <param name="Resumed">Whether they heard an apology for a line that broke.</param>
internal sealed partial record Told(string Scenario, string PhoneNumber, string? Item, string Reasons, bool Resumed = false)
{
    /// <summary>The place that every caller names.</summary>
    public const string Place = "Building 12";

    /// <summary>Reads the result of a run.</summary>
    public static Told From(JsonElement result)
    {
        var said = Words(result, heard: false);
        var canary = Canary().Match(said);
        return new Told(
            result.GetProperty("scenario").GetString()!,
            result.GetProperty("phone_number").GetString()!,
            canary.Success ? canary.Value : null,
            result.GetProperty("reasons").ToString(),
            Apology().IsMatch(string.Concat(Words(result, heard: true).Where(letter => !char.IsWhiteSpace(letter)))));
    }

    private static string Words(JsonElement result, bool heard) => string.Join(' ', result.GetProperty("transcript").EnumerateArray()
        .Where(line => line.GetProperty("who").ValueEquals("caller") != heard)
        .Select(line => line.GetProperty("text").GetString()));

    // Without spaces: sound that was late is heard as torn words.
    [GeneratedRegex("wewerecutoff|connectiondropped|sorryabouttheinterruption", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Apology();

    [GeneratedRegex("canary[a-z]{4}[0-9]{4}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Canary();
}
