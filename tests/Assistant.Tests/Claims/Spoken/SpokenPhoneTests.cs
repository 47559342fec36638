using CallCenter.Assistant.Claims;
using CallCenter.Assistant.Claims.Spoken;
using CallCenter.Assistant.Claims.Spoken.Languages;
using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

public sealed class SpokenPhoneTests
{
    [Theory]
    [InlineData("fr-FR", "zéro six douze trente-quatre cinquante-six soixante-dix-huit", "+33612345678")]
    [InlineData("fr-FR", "zéro six, quatre-vingt-dix-huit, soixante-seize, cinquante-quatre, trente-deux", "+33698765432")]
    [InlineData("fr-FR", "zéro six quatre-vingt-dix-neuf soixante et onze quatre-vingts zéro un", "+33699718001")]
    [InlineData("fr-FR", "c'est le 06 douze 34 cinquante-six 78", "+33612345678")]
    [InlineData("fr-FR", "plus trente-trois, six, douze, trente-quatre, cinquante-six, soixante-dix-huit", "+33612345678")]
    [InlineData("fr-BE", "zéro quatre septante et un, douze, trente-quatre, nonante-huit", "+33471123498")]
    [InlineData("fr-FR", "zéro six double zéro onze vingt-deux trente-trois", "+33600112233")]
    [InlineData("en-GB", "oh six twelve thirty-four fifty-six seventy-eight", "+33612345678")]
    [InlineData("en-US", "zero six one double two three triple four five", "+33612234445")]
    [InlineData("en-US", "plus one, four two five, five five five, oh one nine nine", "+14255550199")]
    [InlineData("en-US", "plus forty four, seven nine four six, oh five eight, one hundred", "+447946058100")]
    [InlineData("en-US", "My number is zero zero three three six twelve thirty four fifty six seventy eight.", "+33612345678")]
    [InlineData("es-ES", "más treinta y cuatro, seiscientos doce, treinta y cuatro, cincuenta y seis, setenta y ocho", "+34612345678")]
    [InlineData("es-ES", "más tres cuatro seis uno dos tres cuatro cinco seis siete ocho", "+34612345678")]
    [InlineData("zh-CN", "加八六幺三八零零幺三八零零零", "+8613800138000")]
    [InlineData("zh-CN", "零六一二三四五六七八", "+33612345678")]
    [InlineData("fr-FR", "zéro six soixante-dix-neuf quatre-vingt-dix douze trente", "+33679901230")]
    [InlineData("fr-FR", "zéro six quatre-vingt, trente, quarante et cinquante et un", "+33680304051")]
    [InlineData("fr-FR", "zéro six quatre-vingt-dix-neuf, quatre-vingt-seize, soixante-quinze, soixante-treize", "+33699967573")]
    [InlineData("en-GB", "oh six double five double oh one two three four", "+33655001234")]
    [InlineData("en-US", "zero six twelve, thirty-four and fifty-six, seventy-eight", "+33612345678")]
    [InlineData("en-US", "plus one, eight hundred and five, five five five, twelve thirty-four", "+18055551234")]
    [InlineData("en-US", "06 twelve 34 fifty-six 78", "+33612345678")]
    [InlineData("en-US", "plus 33 six 1 2 thirty four 56 78", "+33612345678")]
    [InlineData("es-ES", "+34 seis doce, 34, cincuenta y seis y setenta y ocho", "+34612345678")]
    [InlineData("zh-CN", "我的手机号是 +86 幺三八 0013 八零零零", "+8613800138000")]
    [InlineData("de-DE", "plus thirty-three six twelve thirty-four fifty-six seventy-eight", "+33612345678")]
    public void Numbers_are_read_as_they_are_said(string language, string said, string kept) => Read(said, language).Value.ShouldBe(kept);

    [Theory]
    [InlineData("+34611223344", "seiscientos doce, treinta y cuatro, cincuenta y seis, setenta y ocho", "+34612345678")]
    [InlineData("+14255550100", "eight hundred, five five five, twelve thirty four", "+18005551234")]
    [InlineData("+14255550100", "area code four two five, five five five, oh one nine nine, please", "+14255550199")]
    [InlineData("+8613900139000", "一三八零零幺三八零零零", "+8613800138000")]
    [InlineData("+447946058101", "oh seven nine four six oh five eight one oh oh", "+447946058100")]
    [InlineData("+447946058101", "oh seven nine four six, oh five eight, one double oh", "+447946058100")]
    [InlineData("+447946058101", "nought two oh, seven nine four six, nought nine five eight", "+442079460958")]
    [InlineData("+447946058101", "plus four four, oh two oh, seven nine four six, oh nine five eight", "+442079460958")]
    [InlineData("+14255550100", "area code four two five, five five five, zero one double nine", "+14255550199")]
    [InlineData("+14255550100", "011 44 20 7946 0958", "+442079460958")]
    [InlineData("+34611223344", "seiscientos doce trescientos cuarenta y cinco seiscientos setenta y ocho", "+34612345678")]
    [InlineData("+34611223344", "cero cero treinta y cuatro seiscientos doce tres cuatro cinco seis siete ocho", "+34612345678")]
    [InlineData("+525512345678", "cincuenta y cinco, doce, treinta y cuatro, cincuenta y seis, setenta y ocho", "+525512345678")]
    [InlineData("+8613900139000", "零一零，六二七八，三四五六", "+861062783456")]
    [InlineData("+32471000000", "quatre septante et un, douze, trente-quatre, nonante-huit", "+32471123498")]
    public void A_number_without_country_code_is_of_the_callers_country(string caller, string said, string kept) =>
        TelephoneNumber.Read(said, PhoneNumber.Parse(caller), "es-ES").Value.ShouldBe(kept);

    [Theory]
    [InlineData("zero six twelve thirty-four", "country code")]
    [InlineData("double", "not a phone number")]
    [InlineData("double forty", "not a phone number")]
    [InlineData("plus", "country code")]
    [InlineData("plus nine nine nine, one two three four five six seven", "country code")]
    [InlineData("the one I am calling from", "not a phone number")]
    [InlineData("one eight hundred flowers", "not a phone number")]
    [InlineData("zero six or seven", "not a phone number")]
    public void What_is_no_number_is_refused(string said, string reason) => Read(said, "en-US").Reason!.ShouldContain(reason);

    [Theory]
    [InlineData("+33 6 12 34 56 78 extension two")]
    [InlineData("+33612345678 x12")]
    [InlineData("+33612345678, ext. 12")]
    [InlineData("zero six twelve thirty-four fifty-six seventy-eight, extension twelve")]
    [InlineData("zéro un quarante-deux douze trente-quatre vingt-deux, poste douze")]
    [InlineData("seis doce, treinta y cuatro, cincuenta y seis, setenta y ocho, extensión doce")]
    [InlineData("零六一二三四五六七八 分机 十二")]
    public void An_extension_is_refused_with_what_to_do_with_it(string said) => Read(said, "en-US").Reason!.ShouldContain("extension");

    [Theory]
    [InlineData("soixante, dix-huit", "6018")]
    [InlineData("soixante dix-huit", "78")]
    [InlineData("quatre, vingt, dix", "42010")]
    [InlineData("quatre-vingt-dix", "90")]
    public void Where_numbers_may_be_cut_in_two_ways_pauses_decide(string said, string digits) =>
        French.Language.Digits.Written(SpokenWords.Of(said)).ShouldBe(digits);

    private static FieldValue Read(string said, string language) => TelephoneNumber.Read(said, PhoneNumber.Parse("+33612345678"), language);
}
