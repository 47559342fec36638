using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tests.Claims;

public sealed class ClaimFormTests
{
    [Theory]
    [InlineData("2026-11-21T18:05:00+01:00", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026-11-21T17:05:00Z", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026-11-21T17:05:00.123Z", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026-11-21T18:05", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026-11-21 18:05", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026-07-01", "2026-07-01T00:00:00+02:00")]
    [InlineData("21 November 2026", "2026-11-21T00:00:00+01:00")]
    [InlineData("November 21st, 2026 at 6:05 pm", "2026-11-21T18:05:00+01:00")]
    [InlineData("the 3rd of November 2026", "2026-11-03T00:00:00+01:00")]
    [InlineData("11/21/2026", "2026-11-21T00:00:00+01:00")]
    [InlineData("21.11.2026 18:05", "2026-11-21T18:05:00+01:00")]
    [InlineData("2026年11月21日", "2026-11-21T00:00:00+01:00")]
    [InlineData("yesterday", "2026-11-21T00:00:00+01:00")]
    [InlineData("Tomorrow at 9 am", "2026-11-23T09:00:00+01:00")]
    [InlineData("today 14:30", "2026-11-22T14:30:00+01:00")]
    public void Dates_are_kept_with_the_offset_of_the_callers_time_zone(string said, string kept) => Read(ClaimFieldType.Datetime, said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("fr-FR", "21/11/2026", "2026-11-21T00:00:00+01:00")]
    [InlineData("fr-FR", "le 21 novembre 2026 à 18h05", "2026-11-21T18:05:00+01:00")]
    [InlineData("fr-FR", "hier à 9h", "2026-11-21T09:00:00+01:00")]
    [InlineData("fr-FR", "demain à 15 h", "2026-11-23T15:00:00+01:00")]
    [InlineData("fr-FR", "demain à 15 h 30", "2026-11-23T15:30:00+01:00")]
    [InlineData("es-ES", "mañana a las 15:00", "2026-11-23T15:00:00+01:00")]
    [InlineData("es-ES", "21 de noviembre de 2026", "2026-11-21T00:00:00+01:00")]
    [InlineData("es-ES", "03/04/2026", "2026-04-03T00:00:00+02:00")]
    [InlineData("en-US", "03/04/2026", "2026-03-04T00:00:00+01:00")]
    [InlineData("zh-CN", "昨天", "2026-11-21T00:00:00+01:00")]
    [InlineData("xx-invalid-language", "2026-11-21", "2026-11-21T00:00:00+01:00")]
    public void Dates_are_read_as_the_language_of_the_call_writes_them(string language, string said, string kept) =>
        Read(ClaimFieldType.Datetime, said, language: language).Value.ShouldBe(kept);

    [Theory]
    [InlineData("some time ago")]
    [InlineData("2026-13-45")]
    [InlineData("31/31/2026")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("tomorrow at noonish")]
    [InlineData("")]
    public void What_is_no_date_is_refused_with_an_example(string said) => Read(ClaimFieldType.Datetime, said).Reason!.ShouldContain("2026-11-22T09:30:00+01:00");

    [Theory]
    [InlineData("jane.doe@example.com", "jane.doe@example.com")]
    [InlineData(" <Jane.Doe@Example.COM>. ", "Jane.Doe@example.com")]
    [InlineData("mailto:j@sub.example.co.uk", "j@sub.example.co.uk")]
    [InlineData("amélie+it@exämple.de", "amélie+it@exämple.de")]
    public void E_mail_addresses_are_kept_with_their_host_in_small_letters(string said, string kept) => Read(ClaimFieldType.Email, said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("jane dot doe at example dot com", "jane.doe@example.com")]
    [InlineData("J A N E at example.com", "jane@example.com")]
    [InlineData("jane underscore doe plus 4 2 at my dash shop dot co dot uk.", "jane_doe+42@my-shop.co.uk")]
    [InlineData("jean point dupont arobase exemple point fr", "jean.dupont@exemple.fr")]
    [InlineData("jean tiret bas dupont arobase mon tiret exemple point fr", "jean_dupont@mon-exemple.fr")]
    [InlineData("ana guion bajo lopez arroba ejemplo punto es", "ana_lopez@ejemplo.es")]
    [InlineData("wang 点 li 艾特 example 点 com", "wang.li@example.com")]
    [InlineData("wang88艾特example点com", "wang88@example.com")]
    public void E_mail_addresses_may_be_told_as_they_are_said(string said, string kept) => Read(ClaimFieldType.Email, said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("K E V Y N", "Kevyn")]
    [InlineData("K-E-V-Y-N.", "Kevyn")]
    [InlineData("Kevin K E V Y N", "Kevyn")]
    [InlineData("Kevin, K. E. V. Y. N", "Kevyn")]
    [InlineData("Jean D U P O N T", "Jean Dupont")]
    [InlineData("Amélie L é v y", "Amélie Lévy")]
    [InlineData("J R R Tolkien", "J R R Tolkien")]
    [InlineData("Jane D", "Jane D")]
    [InlineData("Mary Ann Smith", "Mary Ann Smith")]
    [InlineData("王小明", "王小明")]
    public void A_spelled_name_is_the_one_that_is_kept(string said, string kept) =>
        Some.Answer().Form.Read(Some.Answer().Form.Find("caller_name")!, said).Value.ShouldBe(kept);

    [Theory]
    [InlineData("jane")]
    [InlineData("jane@")]
    [InlineData("@example.com")]
    [InlineData("jane@example")]
    [InlineData("jane doe@example.com")]
    [InlineData("jane..doe@example.com")]
    [InlineData("jane@-example.com")]
    [InlineData("jane doe at example dot com")]
    [InlineData("jane at home at example dot com")]
    [InlineData("at example dot com")]
    [InlineData("it is at the office")]
    [InlineData("")]
    public void What_is_no_e_mail_address_is_refused(string said) => Read(ClaimFieldType.Email, said).Reason!.ShouldContain("spell");

    [Theory]
    [InlineData("+33612345678", "+33698765432", "+33698765432")]
    [InlineData("+33612345678", "+33 6 98.76-54 32", "+33698765432")]
    [InlineData("+33612345678", "+33 (0)6 98 76 54 32", "+33698765432")]
    [InlineData("+33612345678", "0033698765432", "+33698765432")]
    [InlineData("+33612345678", "06 98 76 54 32", "+33698765432")]
    [InlineData("+33612345678", "tel:+1-425-555-0100", "+14255550100")]
    [InlineData("+14255550100", "(425) 555-0199", "+14255550199")]
    [InlineData("+14255550100", "1 425 555 0199", "+14255550199")]
    [InlineData("+34612345678", "698 765 432", "+34698765432")]
    [InlineData("+4917612345678", "0176 12345678", "+4917612345678")]
    [InlineData("+390612345678", "06 1234 5679", "+390612345679")]
    public void Phone_numbers_are_kept_in_international_form(string caller, string said, string kept) => Read(ClaimFieldType.PhoneNumber, said, caller).Value.ShouldBe(kept);

    [Theory]
    [InlineData("+33612345678", "06 98 76 54", "country code")]
    [InlineData("+33612345678", "0698765432109", "country code")]
    [InlineData("+33612345678", "012345678", "country code")]
    [InlineData("+33612345678", "+1", "country code")]
    [InlineData("+33612345678", "my mobile", "not a phone number")]
    [InlineData("+33612345678", "", "not a phone number")]
    public void What_cannot_be_dialled_from_abroad_is_refused(string caller, string said, string reason) => Read(ClaimFieldType.PhoneNumber, said, caller).Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("  Dell \n XPS 13\t", "Dell XPS 13")]
    [InlineData("Büro 4 – <Haus B>", "Büro 4 – <Haus B>")]
    public void Text_is_trimmed(string said, string kept) => Read(ClaimFieldType.Text, said).Value.ShouldBe(kept);

    [Fact]
    public void Text_that_is_empty_or_endless_is_refused()
    {
        Read(ClaimFieldType.Text, " \n").Reason!.ShouldContain("empty");
        Read(ClaimFieldType.Text, "null").Reason!.ShouldContain("empty");
        Read(ClaimFieldType.Text, new string('x', 1001)).Reason!.ShouldContain("1000");
    }

    [Fact]
    public void Every_claim_has_the_callers_own_fields_too()
    {
        var form = Some.Answer().Form;
        form.Fields.Select(f => f.Name).ShouldBe(["hardware_info", "first_seen", "building_location", "caller_name", "caller_email", "caller_phone"]);
        form.Find(" Hardware_Info ")!.Name.ShouldBe("hardware_info");
        form.Find("shoe_size").ShouldBeNull();
    }

    private static FieldValue Read(ClaimFieldType type, string said, string caller = "+33612345678", string language = "en-US")
    {
        var reader = new DateTimeReader(TimeZoneInfo.ConvertTime(Some.Now, Some.Paris), Some.Paris, language);
        return new ClaimForm(Some.Initiation(caller), reader).Read(new ClaimField("field", type), said);
    }
}
