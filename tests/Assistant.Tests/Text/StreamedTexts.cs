using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Assistant.Tests.Text;

/// <summary>Texts as models stream them, cut into deltas anywhere; the same ones at every run.</summary>
internal static class StreamedTexts
{
    private static readonly string[] Fragments =
    [
        "Hello", "world", " ", " ", " ", ", ", ". ", "! ", "? ", ".", "…", "... ", "\n", ": ", "; ", "Mr. ", "e.g. ", "etc. ", "3.14", "12,5 ", "1. ",
        "jane.doe@example.com", " at 10:30 ", "« Bonjour ! » ", "¿Qué tal? ", "¡Hola! ", "你好", "。", "，", "谢谢！", "K E V Y N. ", "J. Smith ", "no. 5 ",
        "**bold** ", "- item\n", "style=cheerful ", "style=sad ", "sty", "le=", "action=talk ", "content=", "= ", "\"quoted.\" ", "(aside.) ", "😀", "a", "B",
        "supercalifragilisticexpialidocious", "the quick brown fox jumps over the lazy dog and on and on and on without any mark at all ",
    ];

    private static readonly Config Repeatable = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20261122, 9);

    /// <summary>Checks a property of a text and of the deltas it was cut into.</summary>
    public static void All(Func<string, IReadOnlyList<string>, bool> holds)
    {
        var texts =
            from fragments in Gen.ListOf(Gen.Elements(Fragments))
            let text = string.Concat(fragments)
            from cuts in Gen.ListOf(Gen.Choose(1, 12))
            select (text, deltas: Cut(text, [.. cuts]));
        Prop.ForAll(texts.ToArbitrary(), sample => holds(sample.text, sample.deltas)).Check(Repeatable);
    }

    private static List<string> Cut(string text, IReadOnlyList<int> lengths)
    {
        var deltas = new List<string>();
        for (int at = 0, i = 0; at < text.Length; i++)
        {
            var length = Math.Min(lengths.Count == 0 ? 1 : lengths[i % lengths.Count], text.Length - at);
            deltas.Add(text.Substring(at, length));
            at += length;
        }

        return deltas;
    }
}
