using System.Globalization;
using System.Text.RegularExpressions;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using FsCheck;
using FsCheck.Fluent;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>Whatever text comes: nothing is thrown, and what is accepted has the form of its field and stays the same when it comes again.</summary>
public sealed class AnyTextTests
{
    private static readonly string[] Words =
    [
        "tomorrow", "at", "three", "thirty", "half", "past", "to", "the", "third", "of", "March", "in", "two", "hours", "ago", "next", "Friday", "evening", "midnight", "1000", "years", "a", "and",
        "demain", "à", "quinze", "heures", "et", "demie", "moins", "le", "quart", "il y a", "jours", "avant-hier", "quatre-vingt-dix", "zéro", "six", "plus", "avec un", "accent aigu",
        "mañana", "por la tarde", "las", "y", "media", "hace", "días", "doble", "下", "周", "三", "点", "半", "个月", "前", "二", "零", "年", "幺", "艾特", "点com",
        "K", "E", "V", "Y", "N", "Kevin", "as in November", "double", "capital", "apostrophe", "dot", "com", "at sign", "hyphen", "with a", "é", "2026", "11", "30", ":", ",", "/", "-", "+33", "(0)", "\ud800", "\0", "\u0303",
    ];

    private static readonly string[] Languages = ["en-US", "fr-FR", "es-ES", "zh-CN", "de-DE", ""];

    [Fact]
    public void What_is_accepted_has_the_form_of_its_field_and_stays_the_same()
    {
        var phrases = Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words));
        var texts = Gen.OneOf(phrases, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        Prop.ForAll(texts.ToArbitrary(), Gen.Elements(Languages).ToArbitrary(), IsWellFormed).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261126, 9));
    }

    [Theory]
    [InlineData(ClaimFieldType.Datetime)]
    [InlineData(ClaimFieldType.Email)]
    [InlineData(ClaimFieldType.PhoneNumber)]
    [InlineData(ClaimFieldType.Text)]
    public void Endless_text_does_no_harm(ClaimFieldType type)
    {
        var form = Form("en-US");
        foreach (var word in Words)
            Should.NotThrow(() => form.Read(Field(type), string.Join(' ', Enumerable.Repeat(word, 20_000))), word);
    }

    private static bool IsWellFormed(string text, string language)
    {
        var form = Form(language);
        return Enum.GetValues<ClaimFieldType>().All(type =>
            form.Read(Field(type), text) is not { Value: { } kept } || (HasForm(type, kept) && (type == ClaimFieldType.Text || string.Equals(form.Read(Field(type), kept).Value, kept, StringComparison.Ordinal))));
    }

    private static bool HasForm(ClaimFieldType type, string value) => type switch
    {
        ClaimFieldType.Datetime => DateTimeOffset.TryParseExact(value, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ClaimFieldType.PhoneNumber => PhoneNumber.TryParse(value, out _),
        ClaimFieldType.Email => Regex.IsMatch(value, @"\A[^\s@]+@[^\s@]+\.[^\s@]+\z", RegexOptions.NonBacktracking),
        _ => value.Length > 0,
    };

    private static ClaimField Field(ClaimFieldType type) => new(type == ClaimFieldType.Text ? "caller_name" : "field", type);

    private static ClaimForm Form(string language) => new(Some.Initiation(), Some.Dates(language));
}
