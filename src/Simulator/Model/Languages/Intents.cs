using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Patterns for what callers want; matched against the folded utterance.</summary>
internal sealed record Intents
{
    /// <summary>Wants a human.</summary>
    public required Regex Human { get; init; }

    /// <summary>Danger to life or property.</summary>
    public required Regex Danger { get; init; }

    /// <summary>Takes leave.</summary>
    public required Regex Goodbye { get; init; }

    /// <summary>Wants nothing more.</summary>
    public required Regex NothingElse { get; init; }

    /// <summary>No, and nothing but no.</summary>
    public required Regex No { get; init; }

    /// <summary>Yes, and nothing but yes.</summary>
    public required Regex Yes { get; init; }

    /// <summary>Greets or thanks, and nothing but that.</summary>
    public required Regex Courtesy { get; init; }

    /// <summary>Wants to be called back.</summary>
    public required Regex CallBack { get; init; }

    /// <summary>Wants slower speech.</summary>
    public required Regex Slower { get; init; }

    /// <summary>Wants faster speech.</summary>
    public required Regex Faster { get; init; }

    /// <summary>Wants a text message.</summary>
    public required Regex Sms { get; init; }

    /// <summary>Has another, separate matter.</summary>
    public required Regex NewClaim { get; init; }

    /// <summary>Did not hear or understand.</summary>
    public required Regex Repeat { get; init; }

    /// <summary>Asks who is speaking.</summary>
    public required Regex Who { get; init; }

    /// <summary>Does not know.</summary>
    public required Regex DontKnow { get; init; }

    /// <summary>Asks something.</summary>
    public required Regex Question { get; init; }

    /// <summary>Reports a mishap.</summary>
    public required Regex Mishap { get; init; }

    /// <summary>Is pleased with the service.</summary>
    public required Regex Praise { get; init; }

    /// <summary>Is displeased with the service.</summary>
    public required Regex Anger { get; init; }

    /// <summary>Asks to speak a language; the group "language" names it, or is empty.</summary>
    public required Regex Language { get; init; }

    /// <summary>Reads patterns as written in the packs: joined by bars, a match anywhere on word borders.</summary>
    public static Regex Any(params ReadOnlySpan<string> patterns) => Make($@"(?<!\w)(?:{string.Join('|', patterns)})(?!\w)");

    /// <summary>A pattern that must be the whole utterance, apart from marks.</summary>
    public static Regex Whole(params ReadOnlySpan<string> patterns)
    {
        var any = string.Join('|', patterns);
        return Make($@"^[\W_]*(?:{any})(?:[\W_]+(?:{any}))*[\W_]*$");
    }

    /// <summary>A pattern as it is.</summary>
    public static Regex Make(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(500));
}
