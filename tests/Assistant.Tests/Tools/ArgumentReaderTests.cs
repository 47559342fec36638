using CallCenter.Assistant.Tools;

namespace CallCenter.Assistant.Tests.Tools;

/// <summary>What models send, and what becomes of it.</summary>
public sealed class ArgumentReaderTests
{
    [Fact]
    public void Texts_are_read_without_the_space_around_them() =>
        Read<ReminderArguments>("""{"description":" Call back ","due_date_time":"2026-11-23","owner":"assistant","title":"Callback\n"}""")
            .ShouldBe(new ReminderArguments("Call back", "2026-11-23", "assistant", "Callback"));

    [Theory]
    [InlineData("""{"speed":0.75}""", 0.75)]
    [InlineData("""{"speed":"1.25"}""", 1.25)]
    [InlineData("""{"speed":" 1 "}""", 1)]
    public void A_number_may_be_sent_as_text(string sent, double speed) => Read<SpeechSpeedArguments>(sent).ShouldBe(new SpeechSpeedArguments(speed));

    [Theory]
    [InlineData("""{"speed":0.74}""")]
    [InlineData("""{"speed":"1,25"}""")]
    [InlineData("""{"speed":"NaN"}""")]
    [InlineData("""{"speed":1e999}""")]
    [InlineData("""{"speed":[1]}""")]
    [InlineData("""{"speed":true}""")]
    [InlineData("""{"Speed":1}""")]
    public void A_number_that_is_none_or_out_of_range_is_refused_with_the_range(string sent) =>
        Refused<SpeechSpeedArguments>(sent).ShouldBe("Not done: speed must be a number from 0.75 to 1.25.");

    [Theory]
    [InlineData("""{"queries":["prices"," hours ",""]}""", "prices,hours")]
    [InlineData("""{"queries":"prices"}""", "prices")]
    [InlineData("""{"queries":[7,null,"prices",{"text":"hours"}]}""", "prices")]
    public void A_list_of_texts_holds_those_that_are_texts_and_a_single_one_may_come_without_its_list(string sent, string queries) =>
        string.Join(',', Read<SearchDocumentArguments>(sent).Queries).ShouldBe(queries);

    [Fact]
    public void A_record_in_a_list_is_read_as_far_as_it_goes() =>
        Read<UpdatedClaimArguments>("""{"updates":[{"field":"a","value":13},{"field":true},null,{"value":["x"],"field":" b "}]}""").Updates
            .ShouldBe([new UpdatedField("a", "13"), new UpdatedField("true", ""), new UpdatedField("", ""), new UpdatedField("b", "")]);

    [Fact]
    public void What_is_wrong_is_told_at_once_by_name_with_what_was_expected()
    {
        Refused<NotifyEmergenciesArguments>("""{"reason":"fire","location":7,"contact":" ","service":null}""")
            .ShouldBe("Not done: location, contact, service must be given as text and not be empty.");
        Refused<UpdatedClaimArguments>("""{"updates":"all"}""").ShouldBe("""Not done: send {"updates":[{"field":"…","value":"…"}]} with at least one entry.""");
        Refused<SearchDocumentArguments>("""{"queries":{"text":"hours"}}""").ShouldBe("""Not done: send {"queries":["…"]} with at least one text.""");
        Refused<Mixed>("{}").ShouldBe("""Not done: name must be given as text and not be empty; how_many must be a number; send {"of":["…"]} with at least one text.""");
    }

    [Theory]
    [InlineData("""{"message":"broken \ud83d"}""")]
    [InlineData("""{"message":"x","\ud83d":"y"}""")]
    [InlineData("[1]")]
    [InlineData("{\"message\":\"Hel")]
    public void Text_that_is_no_text_is_no_reason_to_fail(string sent)
    {
        ToolArguments.TryParse(sent, out _, out var problem).ShouldBeFalse();
        problem.ShouldStartWith("Not done: the arguments are not");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"reason":"bored"}""")]
    public void A_tool_without_arguments_takes_any(string sent) => Read<EndCallArguments>(sent).ShouldBe(new EndCallArguments());

    private static T Read<T>(string sent)
        where T : class
    {
        ArgumentReader.TryRead<T>(Parsed(sent), out var arguments, out var problem).ShouldBeTrue(problem);
        return arguments!;
    }

    private static string Refused<T>(string sent)
        where T : class
    {
        ArgumentReader.TryRead<T>(Parsed(sent), out _, out var problem).ShouldBeFalse();
        return problem!;
    }

    private static ToolArguments Parsed(string sent)
    {
        ToolArguments.TryParse(sent, out var arguments, out var problem).ShouldBeTrue(problem);
        return arguments!;
    }

    private sealed record Mixed(string Name, double HowMany, IReadOnlyList<string> Of);
}
