using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Tests.Endpointing;

public sealed class EndOfTurnTests
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(500);

    [Theory]
    [InlineData("en-US", "Yes.")]
    [InlineData("en-US", "yes please")]
    [InlineData("en-GB", "That’s right")]
    [InlineData("fr-FR", "Oui")]
    [InlineData("fr-FR", "Non merci.")]
    [InlineData("es-ES", "Sí")]
    [InlineData("es-ES", "así es")]
    [InlineData("zh-CN", "是的。")]
    [InlineData("zh-CN", "没有了")]
    public void A_yes_or_a_no_answers_a_question(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.YesOrNo).Judge(text, isFinal: false).ShouldBe(Completeness.Answer);

    [Fact]
    public void A_yes_that_nobody_asked_for_says_nothing_about_the_end() =>
        new EndOfTurn("en-US", ExpectedAnswer.None).Judge("yes", isFinal: false).ShouldBe(Completeness.Open);

    [Theory]
    [InlineData("en-US", "ann at contoso dot com")]
    [InlineData("en-US", "It is ann@contoso.com.")]
    [InlineData("en-US", "a double n at contoso.com")]
    [InlineData("fr-FR", "marie arobase contoso point fr")]
    [InlineData("es-ES", "ana arroba contoso punto es")]
    [InlineData("zh-CN", "我的邮箱是 ann@contoso.com")]
    public void An_address_ends_with_its_domain(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.Email).Judge(text, isFinal: false).ShouldBe(Completeness.Answer);

    [Theory]
    [InlineData("en-US", "ann at")]
    [InlineData("en-US", "ann at contoso")]
    [InlineData("en-US", "ann at contoso dot")]
    [InlineData("en-US", "ann@contoso")]
    [InlineData("fr-FR", "marie arobase")]
    [InlineData("es-ES", "ana arroba contoso punto")]
    public void Half_an_address_is_waited_for(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.Email).Judge(text, isFinal: false).ShouldBe(Completeness.Unfinished);

    [Theory]
    [InlineData("en-US", "US", "425 882 8080")]
    [InlineData("en-US", "US", "it's four two five eight eight two eight oh eight oh")]
    [InlineData("en-US", "US", "(425) 882-8080.")]
    [InlineData("fr-FR", "FR", "c'est le 06 12 34 56 78")]
    [InlineData("fr-FR", "FR", "+33 6 12 34 56 78")]
    [InlineData("es-ES", "ES", "seis uno dos tres cuatro cinco seis siete ocho")]
    [InlineData("zh-CN", "CN", "一三八零零一三八零零零")]
    [InlineData("zh-CN", "CN", "13800138000")]
    public void A_phone_number_ends_with_its_last_digit(string language, string region, string text) =>
        new EndOfTurn(language, ExpectedAnswer.PhoneNumber, region).Judge(text, isFinal: false)
            .ShouldBe(Completeness.Answer);

    [Theory]
    [InlineData("en-US", "US", "425 555")]
    [InlineData("en-US", "US", "four two five")]
    [InlineData("en-US", "US", "555 0100")]
    [InlineData("fr-FR", "FR", "06 12 34.")]
    [InlineData("zh-CN", "CN", "一三八零零")]
    public void Half_a_phone_number_is_waited_for(string language, string region, string text) =>
        new EndOfTurn(language, ExpectedAnswer.PhoneNumber, region).Judge(text, isFinal: true).ShouldBe(Completeness.Unfinished);

    [Theory]
    [InlineData("en-US", "May 3, 2026")]
    [InlineData("en-US", "3 May")]
    [InlineData("fr-FR", "3 mai 2026")]
    [InlineData("es-ES", "3 de mayo de 2026")]
    [InlineData("zh-CN", "2026年5月3日")]
    public void A_date_is_an_answer(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.Date).Judge(text, isFinal: false).ShouldBe(Completeness.Answer);

    [Theory]
    [InlineData("en-US", "I lost it and")]
    [InlineData("en-US", "My number is.")]
    [InlineData("en-US", "It was in the")]
    [InlineData("en-US", "well, um")]
    [InlineData("en-US", "Let me see.")]
    [InlineData("en-US", "First of all,")]
    [InlineData("fr-FR", "Je l'ai perdue parce que")]
    [InlineData("fr-FR", "Mon nom est")]
    [InlineData("fr-FR", "alors euh…")]
    [InlineData("es-ES", "Mi nombre es")]
    [InlineData("es-ES", "La perdí en el")]
    [InlineData("zh-CN", "我的号码是")]
    [InlineData("zh-CN", "因为")]
    [InlineData("zh-CN", "我丢了卡，")]
    public void Words_that_break_off_are_waited_for(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.None).Judge(text, isFinal: true).ShouldBe(Completeness.Unfinished);

    [Theory]
    [InlineData("en-US", "it is spelled d u p")]
    [InlineData("en-US", "D U")]
    [InlineData("fr-FR", "d u p o")]
    public void A_word_being_spelled_is_waited_for(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.None).Judge(text, isFinal: false).ShouldBe(Completeness.Unfinished);

    [Theory]
    [InlineData("en-US", "I lost my card yesterday.")]
    [InlineData("fr-FR", "J'ai perdu ma carte.")]
    [InlineData("es-ES", "¿Puede ayudarme con esto?")]
    [InlineData("zh-CN", "我丢了银行卡。")]
    public void A_whole_sentence_is_one_once_the_recogniser_is_sure(string language, string text)
    {
        var endOfTurn = new EndOfTurn(language, ExpectedAnswer.None);
        endOfTurn.Judge(text, isFinal: true).ShouldBe(Completeness.Sentence);
        endOfTurn.Judge(text, isFinal: false).ShouldBe(Completeness.Open);
    }

    [Theory]
    [InlineData("I noticed it yesterday at 9 am.", Completeness.Sentence)]
    [InlineData("It began at nine AM.", Completeness.Sentence)]
    [InlineData("at 10:30 am", Completeness.Open)]
    [InlineData("Sure, I am", Completeness.Unfinished)]
    internal void A_time_in_the_morning_does_not_break_off(string text, Completeness judged) =>
        new EndOfTurn("en-US", ExpectedAnswer.Date).Judge(text, isFinal: true).ShouldBe(judged);

    [Theory]
    [InlineData("it-IT", "Il mio numero è")]
    [InlineData("", "and")]
    public void Of_a_language_that_is_not_known_nothing_is_told_from_words(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.YesOrNo).Judge(text, isFinal: false).ShouldBe(Completeness.Open);

    [Theory]
    [InlineData("en-US", "Mm-hm.", true)]
    [InlineData("en-US", "okay", true)]
    [InlineData("en-US", "okay but wait", false)]
    [InlineData("fr-FR", "D'accord", true)]
    [InlineData("es-ES", "ajá", true)]
    [InlineData("zh-CN", "嗯嗯", true)]
    [InlineData("zh-CN", "等一下", false)]
    public void A_sign_of_listening_is_told_from_an_interruption(string language, string text, bool isSign) =>
        new EndOfTurn(language, ExpectedAnswer.None).IsBackchannel(text).ShouldBe(isSign);

    [Fact]
    public void A_yes_while_a_question_is_asked_is_its_answer()
    {
        var asked = new EndOfTurn("en-US", ExpectedAnswer.YesOrNo);
        asked.IsBackchannel("yes").ShouldBeFalse();
        asked.IsBackchannel("uh-huh").ShouldBeFalse();
    }

    [Theory]
    [InlineData("en-US", "10 30")]
    [InlineData("en-US", "12 5")]
    [InlineData("fr-FR", "06 12 34")]
    public void Digits_alone_are_no_date(string language, string text) =>
        new EndOfTurn(language, ExpectedAnswer.Date).Judge(text, isFinal: false).ShouldBe(Completeness.Open);

    [Theory]
    [InlineData("de-DE", "DE", "0301")]
    [InlineData("de-DE", "DE", "01512")]
    [InlineData("zh-CN", "CN", "1391234")]
    [InlineData("en-GB", "GB", "079111234")]
    [InlineData("fr-FR", "FR", "06 12 34 56 7")]
    public void A_number_that_could_end_here_but_may_go_on_is_not_cut_short(string language, string region, string text) =>
        new EndOfTurn(language, ExpectedAnswer.PhoneNumber, region).Judge(text, isFinal: false).ShouldBeOneOf(Completeness.Open, Completeness.Unfinished);

    [Theory]
    [InlineData(Completeness.Answer, 200)]
    [InlineData(Completeness.Sentence, 350)]
    [InlineData(Completeness.Open, 500)]
    [InlineData(Completeness.Unfinished, 1500)]
    internal void The_silence_is_shorter_or_longer_than_usual(Completeness judged, int milliseconds) =>
        EndOfTurn.SilenceAfter(judged, Usual).TotalMilliseconds.ShouldBe(milliseconds);

    [Fact]
    public void A_configured_silence_that_is_shorter_or_longer_than_ours_stays()
    {
        EndOfTurn.SilenceAfter(Completeness.Answer, TimeSpan.FromMilliseconds(150)).TotalMilliseconds.ShouldBe(150);
        EndOfTurn.SilenceAfter(Completeness.Unfinished, TimeSpan.FromSeconds(2)).TotalSeconds.ShouldBe(2);
    }
}
