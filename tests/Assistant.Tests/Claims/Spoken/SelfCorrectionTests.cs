using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Callers take back what they have said; what they meant in the end the model has understood, and is asked to send.</summary>
public sealed class SelfCorrectionTests
{
    private const string InTheEnd = "meant in the end";

    [Theory]
    [InlineData("en-US", "the fourth, no wait, the fifth of December")]
    [InlineData("en-US", "tomorrow at three, sorry, at four")]
    [InlineData("en-US", "tomorrow at three no four")]
    [InlineData("fr-FR", "demain matin, non, demain après-midi")]
    [InlineData("fr-FR", "demain à dix heures, pardon, à onze heures")]
    [InlineData("es-ES", "mañana a las tres, digo, a las cuatro")]
    [InlineData("es-ES", "el lunes que viene, no, el martes")]
    [InlineData("zh-CN", "明天下午三点，不对，四点")]
    public void A_moment_that_is_taken_back_is_no_moment(string language, string said) => Some.Dates(language).Read(said).Reason!.ShouldContain(InTheEnd);

    [Theory]
    [InlineData("en-US", "zero six twelve no wait thirteen thirty-four fifty-six seventy-eight")]
    [InlineData("fr-FR", "zéro six douze non treize trente-quatre cinquante-six soixante-dix-huit")]
    [InlineData("es-ES", "seis doce, perdón, seis trece, treinta y cuatro, cincuenta y seis, setenta y ocho")]
    [InlineData("zh-CN", "一三八零零不对一三九零零一三八零零零")]
    public void Digits_that_are_taken_back_are_no_number(string language, string said) =>
        TelephoneNumber.Read(said, PhoneNumber.Parse("+33612345678"), language).Reason!.ShouldContain(InTheEnd);

    [Theory]
    [InlineData("en-US", "j no k smith at example dot com")]
    [InlineData("en-US", "jane dot doe no wait jane dot dough at example dot com")]
    [InlineData("fr-FR", "jean point dupont non attendez jean point durand arobase exemple point fr")]
    [InlineData("es-ES", "ana punto lopez perdón ana punto gomez arroba ejemplo punto es")]
    [InlineData("zh-CN", "wang 不对 zhang 艾特 qq 点 com")]
    public void Letters_that_are_taken_back_are_no_address(string language, string said) => EmailAddress.Read(said, language).Reason!.ShouldContain(InTheEnd);

    [Theory]
    [InlineData("en-US", "Kevin no wait Kelvin")]
    [InlineData("en-US", "Jane, sorry, Joan Miller")]
    [InlineData("en-US", "Jane. No, Joan.")]
    [InlineData("en-US", "Jane, no Joan")]
    [InlineData("fr-FR", "Durand non pardon Durant")]
    [InlineData("es-ES", "González, no, Gonzales")]
    public void A_name_that_is_taken_back_is_no_name(string language, string said) => PersonName.Read(said, language).Reason!.ShouldContain(InTheEnd);

    [Theory]
    [InlineData("Kim No Ra")]
    [InlineData("Marie Pardon")]
    [InlineData("Dr. No")]
    public void Names_that_sound_like_it_stay(string name) => PersonName.Read(name, "en-US").Value.ShouldBe(name);

    [Theory]
    [InlineData("no dot reply at example dot com", "no.reply@example.com")]
    [InlineData("jane at example dot no", "jane@example.no")]
    public void An_address_may_begin_or_end_with_no(string said, string kept) => EmailAddress.Read(said, "en-US").Value.ShouldBe(kept);
}
