using System.Text.RegularExpressions;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tests.Claims.Spoken;

/// <summary>The examples with values on the page about claims, read from the page itself.</summary>
public sealed partial class ClaimsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "claims.md"));

    public static TheoryData<string, string> Moments => [.. Rows().SelectMany(row => row.Said.Split('·', StringSplitOptions.TrimEntries).Zip(row.Kept))];

    public static TheoryData<string, string> Numbers => [.. SpokenNumber().Matches(Page).Select(found => (found.Groups["said"].Value, found.Groups["kept"].Value))];

    [Theory]
    [MemberData(nameof(Moments))]
    public void Each_moment_on_the_page_is_kept_as_it_tells(string said, string kept)
    {
        foreach (var language in new[] { "en-US", "fr-FR", "es-ES", "zh-CN", "de-DE" })
            Some.Dates(language).Read(said).Value.ShouldBe(kept, language);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_telephone_number_on_the_page_is_kept_as_it_tells(string said, string kept) =>
        TelephoneNumber.Read(said, PhoneNumber.Parse("+33612345678"), "fr-FR").Value.ShouldBe(kept);

    [Fact]
    public void The_page_has_examples_in_each_language()
    {
        Rows().Count().ShouldBeGreaterThanOrEqualTo(8);
        Rows().ShouldAllBe(row => row.Said.Split('·').Length == row.Kept.Count);
        Numbers.Count.ShouldBe(3);
    }

    private static IEnumerable<(string Said, IReadOnlyList<string> Kept)> Rows() =>
        Row().Matches(Page).Select(row => (row.Groups["said"].Value, (IReadOnlyList<string>)[.. Kept().Matches(row.Groups["kept"].Value).Select(kept => kept.Groups["moment"].Value)]));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CallCenter.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\|(?<said>[^|`]+)\|(?<kept>(?:[ ·]*`\d{4}-\d\d-\d\dT[^`]+`)+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<moment>\d{4}-[^`]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Kept();

    [GeneratedRegex(@"""(?<said>[^""]+)"" (is )?`(?<kept>\+[0-9]+)`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex SpokenNumber();
}
