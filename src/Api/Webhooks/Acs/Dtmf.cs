using System.Text.Json;

namespace CallCenter.Api.Webhooks.Acs;

/// <summary>Keys of a telephone, which the service names in words.</summary>
internal static class Dtmf
{
    /// <summary>The keys as characters <c>0-9 * # A-D</c>; names that are none are left out.</summary>
    public static string Keys(JsonElement tones) => tones.ValueKind is JsonValueKind.Array
        ? string.Concat(tones.EnumerateArray().Select(tone => Key(tone.Text() ?? "")))
        : "";

    private static string Key(string tone) => tone.ToUpperInvariant() switch
    {
        "ZERO" => "0",
        "ONE" => "1",
        "TWO" => "2",
        "THREE" => "3",
        "FOUR" => "4",
        "FIVE" => "5",
        "SIX" => "6",
        "SEVEN" => "7",
        "EIGHT" => "8",
        "NINE" => "9",
        "ASTERISK" => "*",
        "POUND" => "#",
        "A" or "B" or "C" or "D" => tone.ToUpperInvariant(),
        _ => "",
    };
}
