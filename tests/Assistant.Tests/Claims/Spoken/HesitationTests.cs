using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Sounds and words of somebody who thinks carry nothing. It is Sunday, 22 November 2026, half past nine in Paris.</summary>
public sealed class HesitationTests
{
    [Theory]
    [InlineData("en-US", "uh tomorrow at, um, three thirty", "2026-11-23T15:30:00+01:00")]
    [InlineData("en-US", "maybe yesterday around ten thirty p.m.", "2026-11-21T22:30:00+01:00")]
    [InlineData("en-US", "well, for tomorrow at noon", "2026-11-23T12:00:00+01:00")]
    [InlineData("fr-FR", "euh demain vers les trois heures moins le quart", "2026-11-23T14:45:00+01:00")]
    [InlineData("fr-FR", "hier aux alentours de vingt et une heures quinze", "2026-11-21T21:15:00+01:00")]
    [InlineData("fr-FR", "pour demain à neuf heures et demie pile", "2026-11-23T09:30:00+01:00")]
    [InlineData("es-ES", "pues mañana a eso de las nueve", "2026-11-23T09:00:00+01:00")]
    [InlineData("es-ES", "para mañana a las diez", "2026-11-23T10:00:00+01:00")]
    [InlineData("zh-CN", "嗯，明天早上八点三刻", "2026-11-23T08:45:00+01:00")]
    public void They_are_no_part_of_a_moment(string language, string said, string kept) => Some.Dates(language).Read(said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("en-US", "uh it's oh six twelve thirty-four um fifty-six seventy-eight", "+33612345678")]
    [InlineData("en-US", "okay so it's zero six dash twelve dash thirty-four dash fifty-six dash seventy-eight", "+33612345678")]
    [InlineData("fr-FR", "alors c'est le zéro six point douze point trente-quatre, euh, cinquante-six puis soixante-dix-huit", "+33612345678")]
    [InlineData("es-ES", "eh, es el más treinta y cuatro, seis uno dos, treinta y cuatro, luego cincuenta y seis, setenta y ocho", "+34612345678")]
    [InlineData("zh-CN", "嗯，我的手机号是加八六，幺三八，零零幺三，八零零零", "+8613800138000")]
    public void They_are_no_part_of_a_number(string language, string said, string kept) =>
        TelephoneNumber.Read(said, PhoneNumber.Parse("+33612345678"), language).Value.ShouldBe(kept);

    [Theory]
    [InlineData("en-US", "uh jane dot um doe at example dot com", "jane.doe@example.com")]
    [InlineData("en-US", "sure, it's jane dot doe at example dot com", "jane.doe@example.com")]
    [InlineData("fr-FR", "euh jean point dupont arobase exemple point fr", "jean.dupont@exemple.fr")]
    [InlineData("es-ES", "eh ana punto lopez arroba ejemplo punto es", "ana.lopez@ejemplo.es")]
    [InlineData("zh-CN", "嗯 我的邮箱是 li 点 ming 艾特 example 点 com", "li.ming@example.com")]
    [InlineData("en-US", "jane at um dot es", "jane@um.es")]
    public void They_are_no_part_of_an_address_unless_they_are_all_of_one(string language, string said, string kept) =>
        EmailAddress.Read(said, language).Value.ShouldBe(kept);

    [Theory]
    [InlineData("en-US", "uh, it's Jane Doe", "Jane Doe")]
    [InlineData("en-US", "My name is Kevin Miller.", "Kevin Miller")]
    [InlineData("en-US", "I’m Kevin with a Y", "Kevyn")]
    [InlineData("fr-FR", "je m'appelle Kevin avec un Y", "Kevyn")]
    [InlineData("es-ES", "me llamo Kevin con i griega", "Kevyn")]
    [InlineData("zh-CN", "我叫王小明", "王小明")]
    [InlineData("zh-CN", "我的名字是李雷", "李雷")]
    public void What_is_said_before_a_name_is_no_part_of_it(string language, string said, string kept) => PersonName.Read(said, language).Value.ShouldBe(kept);
}
