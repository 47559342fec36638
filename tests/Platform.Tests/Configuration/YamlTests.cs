using System.Text;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Yaml;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class YamlTests
{
    [Fact]
    public void A_document_is_laid_flat() => Read(
        """
        a:
          b: text
          list: [ one, { c: two } ]
          nothing:
          also_nothing: ~
          quoted: "~"
          empty_list: []
          empty: {}
        "+key": +33612345678
        """).Values.ShouldBe(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["a:b"] = "text",
            ["a:list:0"] = "one",
            ["a:list:1:c"] = "two",
            ["a:quoted"] = "~",
            ["a:empty_list"] = "",
            ["a:empty"] = "",
            ["+key"] = "+33612345678",
        },
        ignoreOrder: true);

    [Fact]
    public void An_empty_document_has_no_values() => Read("# nothing\n").Values.ShouldBeEmpty();

    [Theory]
    [InlineData("\uFEFFa: 1\r\nb: [2, 3]\r\nc: >\r\n  one\r\n  two\r\n")]
    [InlineData("a: 1\nb: [2, 3]\nc: >\n  one\n  two\n")]
    public void A_mark_of_byte_order_and_the_ends_of_lines_do_not_matter(string yaml) => Read(yaml).Values.ShouldBe(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["a"] = "1", ["b:0"] = "2", ["b:1"] = "3", ["c"] = "one two\n" },
        ignoreOrder: true);

    [Fact]
    public void Anchors_can_be_reused() => Read("a: &x { k: v }\nb: *x\n").Values["b:k"].ShouldBe("v");

    [Theory]
    [InlineData("a: 1\nb: [ 2\nc: 3", 2)]
    [InlineData("a: 1\na: 2", 2)]
    [InlineData("a: 1\nA: 2", 2)]
    [InlineData("- a\n- b", 1)]
    [InlineData("text", 1)]
    [InlineData("a: 1\n---\nb: 2", 3)]
    [InlineData("? [a]\n: 1", 1)]
    [InlineData("a: &x [ *x ]", 1)]
    [InlineData("a: 1\nb:\n\tc: 2", 3)]
    [InlineData("a: 1\nb:\n  c: 2\n \td: 3", 4)]
    [InlineData("a: *b", 1)]
    public void What_is_no_configuration_is_refused_with_its_line(string yaml, long line) =>
        Should.Throw<YamlSyntaxException>(() => Read(yaml)).Line.ShouldBe(line);

    [Fact]
    public void A_broken_file_is_named_with_its_line() =>
        Should.Throw<ConfigurationException>(() => new TestConfiguration("a: 1\nb: [ 2\nc: 3")).Problems.ShouldHaveSingleItem().Key.ShouldBe("config.yaml line 2");

    [Fact]
    public void A_file_that_does_not_exist_is_named() =>
        Should.Throw<ConfigurationException>(() => Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { Args = ["--config", "/nowhere/my.yaml"] }).AddCallCenterConfiguration())
            .Message.ShouldBe($"The configuration cannot be used: config: the file {Path.GetFullPath("/nowhere/my.yaml")} does not exist");

    private static YamlDocument Read(string yaml) => YamlDocumentReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(yaml)));
}
