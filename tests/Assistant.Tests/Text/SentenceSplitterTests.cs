using CallCenter.Assistant.Text;

namespace CallCenter.Assistant.Tests.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Hello! How are you?", "Hello!|How are you?")]
    [InlineData("It is 3.14 meters. Good.", "It is 3.14 meters.|Good.")]
    [InlineData("Write to jane.doe@example.com. Thanks.", "Write to jane.doe@example.com.|Thanks.")]
    [InlineData("Mr. Smith met Dr. Who at 3 p.m. on Monday. Fine.", "Mr. Smith met Dr. Who at 3 p.m. on Monday.|Fine.")]
    [InlineData("Mme. Dupont habite à Paris. Merci.", "Mme. Dupont habite à Paris.|Merci.")]
    [InlineData("Hablé con la Sra. García ayer. Bien.", "Hablé con la Sra. García ayer.|Bien.")]
    [InlineData("Cables, screens, etc. are covered. Yes.", "Cables, screens, etc. are covered.|Yes.")]
    [InlineData("We sell cables, screens, etc. Anything else?", "We sell cables, screens, etc.|Anything else?")]
    [InlineData("No. I don't think so.", "No.|I don't think so.")]
    [InlineData("Room no. 5 is free. Go.", "Room no. 5 is free.|Go.")]
    [InlineData("J. R. Smith called. He waits.", "J. R. Smith called.|He waits.")]
    [InlineData("So that is K E V Y N. Is that right?", "So that is K E V Y N.|Is that right?")]
    [InlineData("On 12.05.2026 at 10:30. Right?", "On 12.05.2026 at 10:30.|Right?")]
    [InlineData("Am 3. 12. geht es los. Gut.", "Am 3. 12. geht es los.|Gut.")]
    [InlineData("1. Restart it. 2. Call us.", "1. Restart it.|2. Call us.")]
    [InlineData("Well... let me see. Yes.", "Well... let me see.|Yes.")]
    [InlineData("Let me think… Yes.", "Let me think…|Yes.")]
    [InlineData("Vraiment ? Quelle chance !", "Vraiment ?|Quelle chance !")]
    [InlineData("« Bonjour. » Elle sourit.", "« Bonjour. »|Elle sourit.")]
    [InlineData("He said \"stop.\" Then he left.", "He said \"stop.\"|Then he left.")]
    [InlineData("¿Qué tal? ¡Hola! Bien.", "¿Qué tal?|¡Hola!|Bien.")]
    [InlineData("¿Qué?¡No!", "¿Qué?|¡No!")]
    [InlineData("你好。我是艾米丽！你怎么样？", "你好。|我是艾米丽！|你怎么样？")]
    [InlineData("First line\nSecond line", "First line|Second line")]
    [InlineData("No end", "No end")]
    [InlineData("Version 2.0 is out. Really", "Version 2.0 is out.|Really")]
    public void Text_is_cut_where_a_speaker_would_stop(string text, string sentences) =>
        Split([text]).ShouldBe(sentences.Split('|'));

    [Fact]
    public void A_sentence_comes_as_soon_as_the_next_one_begins()
    {
        var splitter = new SentenceSplitter();
        splitter.Push("Hello there.").ShouldBeEmpty();
        splitter.Push(" H").ShouldBe(["Hello there."]);
        splitter.Push("ow are you? ").ShouldBeEmpty();
        splitter.Flush().ShouldBe(["How are you?"]);
    }

    [Fact]
    public void The_first_piece_may_end_at_a_clause_and_the_second_not()
    {
        const string text = "I understand that your laptop does not start any more, and that you need it today, so let us look at it together, step by step. Good.";
        Split([text]).ShouldBe(
        [
            "I understand that your laptop does not start any more,",
            "and that you need it today, so let us look at it together, step by step.",
            "Good.",
        ]);
    }

    [Fact]
    public void A_short_clause_is_not_cut_off() => Split(["Well, I see, good."]).ShouldBe(["Well, I see, good."]);

    [Fact]
    public void A_chinese_clause_counts_for_more_than_its_letters() =>
        Split(["我明白您的笔记本电脑今天早上不能启动了，我们一起看看。"]).ShouldBe(["我明白您的笔记本电脑今天早上不能启动了，", "我们一起看看。"]);

    [Fact]
    public void An_endless_sentence_comes_in_pieces_between_words()
    {
        var pieces = Split([string.Concat(Enumerable.Repeat("word ", 200))]);

        pieces.Count.ShouldBe(3);
        pieces.ShouldAllBe(piece => piece.Length <= SentenceSplitter.LongestPiece && piece.EndsWith("word"));
    }

    [Fact]
    public void No_letter_is_torn_in_two()
    {
        var pieces = Split([new string('x', 399) + string.Concat(Enumerable.Repeat("😀", 300))]);

        pieces.ShouldAllBe(piece => piece.Length <= SentenceSplitter.LongestPiece && !char.IsLowSurrogate(piece[0]));
    }

    [Fact]
    public void Nothing_is_lost_or_added_however_the_text_is_cut_into_deltas() =>
        StreamedTexts.All((text, deltas) => Letters(string.Concat(Split(deltas))).Equals(Letters(text), StringComparison.Ordinal));

    [Fact]
    public void The_sentences_are_the_same_however_the_text_is_cut_into_deltas() =>
        StreamedTexts.All((text, deltas) => Split(deltas).SequenceEqual(Split([text]), StringComparer.Ordinal));

    [Fact]
    public void No_piece_is_ever_empty_or_too_long() =>
        StreamedTexts.All((_, deltas) => Split(deltas).TrueForAll(piece => piece.Length is > 0 and <= SentenceSplitter.LongestPiece));

    private static List<string> Split(IEnumerable<string> deltas)
    {
        var splitter = new SentenceSplitter();
        var sentences = deltas.SelectMany(splitter.Push).ToList();
        sentences.AddRange(splitter.Flush());
        return sentences;
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
