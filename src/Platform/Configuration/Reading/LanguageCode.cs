using System.Text.RegularExpressions;

namespace CallCenter.Platform.Configuration.Reading;

/// <summary>What a code of a language looks like (BCP 47).</summary>
internal static partial class LanguageCode
{
    /// <summary>What would have been right in place of a text that is none.</summary>
    public const string Expected = "the code of a language such as fr-FR";

    /// <summary>Whether a text looks like one; whether there is such a language is not known here.</summary>
    public static bool IsOne(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{1,12})*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
