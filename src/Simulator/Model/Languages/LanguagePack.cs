using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>All that the stand-in knows of one language.</summary>
internal sealed record LanguagePack
{
    /// <summary>Two-letter code.</summary>
    public required string Code { get; init; }

    /// <summary>What is said.</summary>
    public required Phrases Phrases { get; init; }

    /// <summary>What callers want, recognised by patterns.</summary>
    public required Intents Intents { get; init; }

    /// <summary>How callers wrap the values in their answers.</summary>
    public required AnswerShapes Shapes { get; init; }

    /// <summary>Words of time.</summary>
    public required DateWords Dates { get; init; }

    /// <summary>Words that show what a clause is about.</summary>
    public required FrozenDictionary<FieldKind, FrozenSet<string>> Topics { get; init; }

    /// <summary>Frequent words: who uses none of them, nor a name or a number, speaks no sense. Also tell languages apart.</summary>
    public required FrozenSet<string> Known { get; init; }

    /// <summary>Words without content of their own: what is left of an answer when only these remain is nothing.</summary>
    public required FrozenSet<string> Empty { get; init; }

    /// <summary>Names of fields as a noun phrase or clause that follows "could you tell me".</summary>
    public required FrozenDictionary<string, string> Labels { get; init; }
}
