using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>How a value is wrapped in an answer; all patterns work on folded text.</summary>
internal sealed record AnswerShapes
{
    /// <summary>Words before an answer that say nothing: well, yes, hello.</summary>
    public required Regex Interjection { get; init; }

    /// <summary>Beginnings such as "it's", "I have", "I live".</summary>
    public required Regex LeadIn { get; init; }

    /// <summary>Prepositions before a place that are not part of it.</summary>
    public required Regex PlaceLeadIn { get; init; }

    /// <summary>Beginnings that make a clause speak of the place where something is, without a question for it.</summary>
    public required Regex SaysWhere { get; init; }

    /// <summary>Articles and possessives.</summary>
    public required Regex Article { get; init; }

    /// <summary>Ends that say nothing: please, thank you, it started, and, since.</summary>
    public required Regex Tail { get; init; }

    /// <summary>Verbs and connectives at which the name of a thing or place ends.</summary>
    public required Regex Stop { get; init; }

    /// <summary>Borders between clauses besides punctuation.</summary>
    public required Regex ClauseBorder { get; init; }

    /// <summary>"The label is value", groups label and value.</summary>
    public required Regex Labelled { get; init; }

    /// <summary>"My thing is a value", groups thing and value.</summary>
    public required Regex ThingIs { get; init; }

    /// <summary>Statements about injuries and witnesses, without a question for them.</summary>
    public required Regex Circumstance { get; init; }

    /// <summary>Statements about another party, without a question for it; group value.</summary>
    public required Regex OtherParty { get; init; }

    /// <summary>"My name is", "je m'appelle"; the name follows.</summary>
    public required Regex NameIs { get; init; }

    /// <summary>Words between a name and its spelling.</summary>
    public required FrozenSet<string> SpellingWords { get; init; }

    /// <summary>Words that cannot be part of a name and end it.</summary>
    public required FrozenSet<string> NotAName { get; init; }

    /// <summary>How e-mail addresses are written and spoken.</summary>
    public required MailShape Mail { get; init; }

    /// <summary>Words before a policy, serial or reference number.</summary>
    public required Regex IdentifierIs { get; init; }

    /// <summary>Digits as words, for spoken numbers.</summary>
    public required FrozenDictionary<string, string> Digits { get; init; }
}
