using System.Text.RegularExpressions;
using CallCenter.Assistant.Text;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tests.Text;

public sealed partial class StyleExtractionTests
{
    [Theory]
    [InlineData("style=cheerful Hello.", "Cheerful:Hello.")]
    [InlineData("STYLE=Sad Sorry.", "Sad:Sorry.")]
    [InlineData("style=\"cheerful\" Hello.", "Cheerful:Hello.")]
    [InlineData("Well. style=sad I am sorry. style=none Now then.", "None:Well. |Sad:I am sorry. |None:Now then.")]
    [InlineData("style=cheerful\nHello.", "Cheerful:Hello.")]
    [InlineData("style=furious Hello.", "None:Hello.")]
    [InlineData("action=talk style=cheerful content=Hello.", "Cheerful:Hello.")]
    [InlineData("Fine.style=sad Oh.", "None:Fine.|Sad:Oh.")]
    [InlineData("style=cheerful你好。", "Cheerful:你好。")]
    [InlineData("I like your style. Act on it.", "None:I like your style. Act on it.")]
    [InlineData("lifestyle=cheerful", "None:lifestyle=cheerful")]
    [InlineData("a styl", "None:a styl")]
    [InlineData("style=cheer", "")]
    [InlineData("style=cheerful", "")]
    [InlineData("content=", "")]
    public void Prefixes_are_taken_out_and_styles_kept(string text, string pieces) =>
        Describe(Read([text])).ShouldBe(pieces);

    [Fact]
    public void A_prefix_that_is_split_between_deltas_is_found()
    {
        var styles = new StyleExtraction(Style.None);
        styles.Push("st").ShouldBeEmpty();
        styles.Push("yle=ch").ShouldBeEmpty();
        styles.Push("eerful").ShouldBeEmpty();
        styles.Push(" Hi").ShouldBe([new StyledPiece("Hi", Style.Cheerful)]);
    }

    [Fact]
    public void The_outcome_is_the_same_however_the_text_is_cut_into_deltas() =>
        StreamedTexts.All((text, deltas) => Describe(Read(deltas)).Equals(Describe(Read([text])), StringComparison.Ordinal));

    [Fact]
    public void No_prefix_is_ever_left_in_the_words() =>
        StreamedTexts.All((_, deltas) => Joined(Read(deltas)).TrueForAll(piece => !Prefix().IsMatch(piece.Text)));

    private static List<StyledPiece> Read(IEnumerable<string> deltas)
    {
        var styles = new StyleExtraction(Style.None);
        var pieces = deltas.SelectMany(styles.Push).ToList();
        pieces.AddRange(styles.Flush());
        return pieces;
    }

    private static string Describe(IReadOnlyList<StyledPiece> pieces) => string.Join('|', Joined(pieces).Select(piece => $"{piece.Style}:{piece.Text}"));

    // Neighbours of one style are one: the deltas tell where they part.
    private static List<StyledPiece> Joined(IReadOnlyList<StyledPiece> pieces)
    {
        var joined = new List<StyledPiece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1].Style == piece.Style)
                joined[^1] = new StyledPiece(joined[^1].Text + piece.Text, piece.Style);
            else
                joined.Add(piece);
        }

        return joined;
    }

    [GeneratedRegex(@"(?:^|[\s.!?])(?:style|action|content)=", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Prefix();
}
