using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>
/// The voices on offer. The list names some for each language the product ships with; any other well-formed name of an existing locale is
/// accepted as well, because the real service knows hundreds and the simulator speaks with one sound anyway.
/// </summary>
internal static partial class Voices
{
    private static readonly (string ShortName, string Gender)[] Listed =
    [
        ("de-DE-KatjaNeural", "Female"), ("en-GB-SoniaNeural", "Female"), ("en-US-AriaNeural", "Female"),
        ("en-US-AvaMultilingualNeural", "Female"), ("en-US-GuyNeural", "Male"), ("en-US-JennyNeural", "Female"),
        ("es-ES-AlvaroNeural", "Male"), ("es-ES-ElviraNeural", "Female"), ("fr-FR-DeniseNeural", "Female"),
        ("fr-FR-HenriNeural", "Male"), ("it-IT-ElsaNeural", "Female"), ("zh-CN-XiaoxiaoNeural", "Female"), ("zh-CN-YunxiNeural", "Male"),
    ];

    /// <summary>Whether the service has a voice of this short name.</summary>
    public static bool Exists(string shortName)
    {
        var match = Name().Match(shortName);
        return match.Success && IsLocale(match.Groups["locale"].Value);
    }

    /// <summary>The answer of <c>voices/list</c>.</summary>
    public static JsonArray List() => new([.. Listed.Select(voice => Describe(voice.ShortName, voice.Gender))]);

    private static JsonObject Describe(string shortName, string gender)
    {
        var locale = Name().Match(shortName).Groups["locale"].Value;
        var name = shortName[(locale.Length + 1)..^"Neural".Length];
        return new JsonObject
        {
            ["Name"] = $"Microsoft Server Speech Text to Speech Voice ({locale}, {name}Neural)",
            ["DisplayName"] = name,
            ["LocalName"] = name,
            ["ShortName"] = shortName,
            ["Gender"] = gender,
            ["Locale"] = locale,
            ["LocaleName"] = new CultureInfo(locale).EnglishName,
            ["StyleList"] = new JsonArray("cheerful", "sad"),
            ["SampleRateHertz"] = "24000",
            ["VoiceType"] = "Neural",
            ["Status"] = "GA",
        };
    }

    private static bool IsLocale(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true) is { IsNeutralCulture: false };
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex("^(?<locale>[a-z]{2,3}(-[A-Z][a-z]{3})?-([A-Z]{2}|[0-9]{3}))-[A-Za-z]+Neural$", RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Name();
}
