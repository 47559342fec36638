using CallCenter.Assistant.Tools;

namespace CallCenter.Assistant.Tests.Tools;

/// <summary>Arguments that are not strict JSON: taken where only one object can be meant, refused where anything would have to be guessed.</summary>
public sealed class ToolArgumentsTests
{
    private const string CutOff = "Not done: the arguments are not valid JSON, perhaps they were cut off. Call the tool again with complete, shorter arguments.";
    private const string NoObject = "Not done: the arguments are not a JSON object. Call the tool again with an object.";

    [Theory]
    [InlineData("```json\n{\"message\":\"Hello\"}\n```")]
    [InlineData("```JSON\r\n{\"message\":\"Hello\"}\r\n```\r\n")]
    [InlineData("```\n{\"message\":\"Hello\"}\n```")]
    [InlineData(" ```{\"message\":\"Hello\"}``` ")]
    public void A_code_fence_around_the_object_is_taken_off(string sent) => Parsed(sent).ShouldBe("""{"message":"Hello"}""");

    [Theory]
    [InlineData("""{"message":"Hello",}""", """{"message":"Hello"}""")]
    [InlineData("""{"queries":["prices","hours",],}""", """{"queries":["prices","hours"]}""")]
    [InlineData("""{"updates":[{"field":"a","value":"b",},]}""", """{"updates":[{"field":"a","value":"b"}]}""")]
    public void A_comma_too_many_is_left_out(string sent, string meant) => Parsed(sent).ShouldBe(meant);

    [Theory]
    [InlineData(""" "{\"message\":\"Hello\"}" """)]
    [InlineData(""" "\n{ \"message\" : \"Hello\", }" """)]
    [InlineData("```json\n\"{\\\"message\\\":\\\"Hello\\\"}\"\n```")]
    public void An_object_that_was_encoded_twice_is_read_twice(string sent) => Parsed(sent).ShouldBe("""{"message":"Hello"}""");

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"{}\"")]
    [InlineData("```json\n```")]
    public void Nothing_at_all_is_an_object_without_arguments(string sent) => Parsed(sent).ShouldBe("{}");

    [Theory]
    [InlineData("```json\n{\"message\":\"Hello\"}\n```", """{"message":"Hello"}""")]
    [InlineData("""{ "message" : "Hé" }""", """{ "message" : "Hé" }""")]
    [InlineData("""{"message":"Hel""", """{"message":"Hel""")]
    public void What_is_kept_and_told_again_is_repaired_where_it_was_not_strict_json(string sent, string kept) => ToolArguments.Kept(sent).ShouldBe(kept);

    [Fact]
    public void What_looks_like_a_mistake_within_a_text_is_left_as_it_is()
    {
        ToolArguments.TryParse("""{"message":"```json [1,] ```"}""", out var arguments, out _).ShouldBeTrue();
        arguments!["message"].GetString().ShouldBe("```json [1,] ```");
    }

    [Theory]
    [InlineData("""Here you are: {"message":"Hello"}""")]
    [InlineData("""{"message":"Hello"} I have sent it.""")]
    [InlineData("Sure:\n```json\n{\"message\":\"Hello\"}\n```")]
    [InlineData("""{"message":"Hello"}{"message":"Bye"}""")]
    [InlineData("```json\n{\"message\":\"Hello\"}\n```\n```json\n{\"message\":\"Bye\"}\n```")]
    [InlineData("```python\n{\"message\":\"Hello\"}\n```")]
    [InlineData("{'message':'Hello'}")]
    [InlineData("{message:\"Hello\"}")]
    [InlineData("{\"message\":,}")]
    [InlineData("{,}")]
    public void Where_it_would_have_to_be_guessed_what_is_meant_nothing_is_done(string sent) => Refused(sent).ShouldBe(CutOff);

    [Theory]
    [InlineData("{\"message\":\"Hel")]
    [InlineData("{\"message\":\"Hello\"")]
    [InlineData("{\"message\":\"Hello\",")]
    [InlineData("{\"updates\":[{\"field\":\"a\",\"value\":\"b\"},")]
    [InlineData("```json\n{\"message\":\"Hel")]
    [InlineData("```json\n{\"message\":\"Hello\"}")]
    [InlineData("\"{\\\"message\\\":\\\"Hello\\\"}")]
    [InlineData("\"{\\\"message\\\":\\\"Hel\"")]
    public void What_was_cut_off_is_not_completed(string sent) => Refused(sent).ShouldBe(CutOff);

    [Theory]
    [InlineData("[{\"message\":\"Hello\"}]")]
    [InlineData("\"Hello\"")]
    [InlineData("\"[1]\"")]
    [InlineData("\"\\\"{}\\\"\"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("```json\n[1]\n```")]
    public void What_is_no_object_is_refused_as_that(string sent) => Refused(sent).ShouldBe(NoObject);

    private static string Parsed(string sent)
    {
        ToolArguments.TryParse(sent, out var arguments, out var problem).ShouldBeTrue(problem);
        return arguments!.ToString();
    }

    private static string Refused(string sent)
    {
        ToolArguments.TryParse(sent, out _, out var problem).ShouldBeFalse();
        return problem!;
    }
}
