using System.Text.Json;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Prompts;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Tests.Telephony;

public sealed class RecognizeTests : IAsyncDisposable
{
    private const string Choices = "'choices':[{'label':'Confirm','phrases':['yes','of course'],'tone':'one'},{'label':'Cancel','phrases':['no'],'tone':'two'}]";

    private readonly TestExchange _exchange = new();

    public ValueTask DisposeAsync() => _exchange.DisposeAsync();

    [Fact]
    public async Task Keys_up_to_the_stop_tone()
    {
        var completed = await RecognizeAsync(
            new ScriptedHandset().Presses("5", at: 2).Presses("6", at: 3).Presses("#", at: 4),
            "dtmf", "'dtmfOptions':{'maxTonesToCollect':9,'stopTones':['pound'],'interToneTimeoutInSeconds':3}");
        completed.Result.ShouldBe((200, 8514));
        completed.Data["dtmfResult"]!["tones"]!.ToJsonString().ShouldBe("""["five","six","pound"]""");
    }

    [Fact]
    public async Task Keys_up_to_the_maximum()
    {
        var completed = await RecognizeAsync(new ScriptedHandset().Presses("*0", at: 2), "dtmf", "'dtmfOptions':{'maxTonesToCollect':2}");
        completed.Result.ShouldBe((200, 8531));
        completed.Data["dtmfResult"]!["tones"]!.ToJsonString().ShouldBe("""["asterisk","zero"]""");
    }

    [Theory]
    [InlineData("dtmf", "'dtmfOptions':{'maxTonesToCollect':4,'interToneTimeoutInSeconds':1}", "1", 8532)]
    [InlineData("dtmf", "'dtmfOptions':{'maxTonesToCollect':4}", "", 8510)]
    [InlineData("choices", Choices, "7", 8534)]
    [InlineData("choices", Choices, "", 8510)]
    public async Task Wrong_or_missing_keys_fail(string type, string options, string keys, int subCode)
    {
        var failed = await RecognizeAsync(new ScriptedHandset().Presses(keys, at: 2), type, options);
        failed.Type.ShouldBe("RecognizeFailed");
        failed.Result.ShouldBe((400, subCode));
    }

    [Fact]
    public async Task A_choice_by_key_has_no_phrase()
    {
        var completed = await RecognizeAsync(new ScriptedHandset().Presses("2", at: 2), "choices", Choices);
        completed.Result.ShouldBe((200, 8533));
        completed.Data["choiceResult"]!.ToJsonString().ShouldBe("""{"label":"Cancel"}""");
    }

    [Fact]
    public async Task A_choice_by_voice_may_be_part_of_a_sentence()
    {
        var completed = await RecognizeAsync(new ScriptedHandset().Says("Well, of course!", at: 2), "choices", Choices);
        completed.Result.ShouldBe((200, 8545));
        ((string?)completed.Data["recognitionType"]).ShouldBe("choices");
        ((string?)completed.Data["choiceResult"]!["label"]).ShouldBe("Confirm");
        ((string?)completed.Data["choiceResult"]!["recognizedPhrase"]).ShouldBe("of course");
    }

    [Fact]
    public async Task Words_that_are_no_choice_fail()
        => (await RecognizeAsync(new ScriptedHandset().Says("Noon", at: 2), "choices", Choices)).Result.ShouldBe((400, 8547));

    [Fact]
    public async Task Speech_is_all_that_is_said_until_the_caller_is_quiet()
    {
        var completed = await RecognizeAsync(
            new ScriptedHandset().Says("Tomorrow.", at: 2).Says("At nine.", at: 4), "speech", "'speechOptions':{'endSilenceTimeoutInMs':1500}");
        completed.Result.ShouldBe((200, 8569));
        ((string?)completed.Data["speechResult"]!["speech"]).ShouldBe("Tomorrow. At nine.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Speech_or_keys_takes_what_comes_first(bool keys)
    {
        var caller = keys ? new ScriptedHandset().Presses("3", at: 2) : new ScriptedHandset().Says("Three", at: 2);
        var completed = await RecognizeAsync(caller, "speechOrDtmf", "'dtmfOptions':{'maxTonesToCollect':1}");
        ((string?)completed.Data["recognitionType"]).ShouldBe(keys ? "dtmf" : "speech");
    }

    [Fact]
    public async Task Silence_is_counted_from_the_end_of_the_prompt()
    {
        var caller = new ScriptedHandset();
        var call = await _exchange.ConnectAsync(caller);
        await BeginAsync(call, "speech", "'initialSilenceTimeoutInSeconds':2", "Please tell me your name and address.");
        await _exchange.RunAsync(call, 4);
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();
        caller.Heard.ShouldBe(["Please tell me your name and address."]);
        await _exchange.RunAsync(call, 1);
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((400, 8510));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_speaks_stops_the_prompt_unless_that_is_forbidden(bool interrupts)
    {
        var caller = new ScriptedHandset().Says("Yes", at: 0.6);
        var call = await _exchange.ConnectAsync(caller);
        await BeginAsync(call, "choices", $"'interruptPrompt':{(interrupts ? "true" : "false")},{Choices}", "This is a rather long prompt");
        await _exchange.RunAsync(call, 10);
        (await _exchange.Callbacks.NextAsync()).Result.SubCode.ShouldBe(interrupts ? 8545 : 8510);
        caller.Heard.Contains("This is a rather long prompt", StringComparer.Ordinal).ShouldBe(!interrupts);
    }

    [Fact]
    public async Task A_recognition_is_cancelled_with_the_rest()
    {
        var call = await _exchange.ConnectAsync(new ScriptedHandset());
        await BeginAsync(call, "speech", "'interruptPrompt':true", "Hello");
        await TestExchange.DoAsync(call, c => c.CancelAllMedia());
        var canceled = await _exchange.Callbacks.NextAsync();
        canceled.Type.ShouldBe("RecognizeCanceled");
        canceled.Result.ShouldBe((400, 8508));
        canceled.Context.ShouldBe("r");
    }

    [Fact]
    public async Task A_prompt_that_cannot_be_played_fails_the_recognition()
    {
        var call = await _exchange.ConnectAsync(new ScriptedHandset());
        await TestExchange.DoAsync(call, c => c.Recognize(
            [new PlaySource(PlaySourceKind.File, "https://files.test/none.wav")], Options("speech", ""), true, new Operation("r", null)));
        (await _exchange.Callbacks.NextAsync()).Result.ShouldBe((500, 8511));
    }

    [Theory]
    [InlineData("""{"recognizeOptions":{}}""", "recognizeInputType")]
    [InlineData("""{"recognizeInputType":"dtmf"}""", "recognizeOptions")]
    [InlineData("""{"recognizeInputType":"dtmf","recognizeOptions":{}}""", "recognizeOptions.targetParticipant")]
    [InlineData("""{"recognizeInputType":"dtmf","recognizeOptions":{"targetParticipant":{"rawId":"4:+1"}}}""", "maxTonesToCollect")]
    [InlineData("""{"recognizeInputType":"choices","recognizeOptions":{"targetParticipant":{"rawId":"4:+1"}}}""", "recognizeOptions.choices")]
    [InlineData("""{"recognizeInputType":"speech","recognizeOptions":{"targetParticipant":{"rawId":"4:+1"},"initialSilenceTimeoutInSeconds":21}}""", "initialSilenceTimeoutInSeconds")]
    public void What_is_missing_or_out_of_range_is_named(string request, string field)
    {
        var refusal = Should.Throw<AcsRefusal>(() => RecognizeOptions.Read(Body(request)));
        refusal.Code.ShouldBe("8523");
        refusal.Message.ShouldContain(field);
    }

    private async Task<ReceivedEvent> RecognizeAsync(ScriptedHandset caller, string type, string options)
    {
        var call = await _exchange.ConnectAsync(caller);
        await BeginAsync(call, type, options);
        await _exchange.RunAsync(call, 10);
        var outcome = await _exchange.Callbacks.NextAsync();
        outcome.Context.ShouldBe("r");
        _exchange.Callbacks.IsEmpty.ShouldBeTrue();
        return outcome;
    }

    private static Task BeginAsync(Call call, string type, string options, params string[] prompts)
        => TestExchange.DoAsync(call, c => c.Recognize(
            [.. prompts.Select(text => new PlaySource(PlaySourceKind.Text, text))], Options(type, options), true, new Operation("r", null)));

    private static RecognizeOptions Options(string type, string options) => RecognizeOptions.Read(Body(
        $$$"""{"recognizeInputType":"{{{type}}}","recognizeOptions":{"targetParticipant":{"rawId":"4:+14255550123"}{{{(options.Length > 0 ? "," : "")}}}{{{options}}}}}"""));

    private static AcsBody Body(string json) => new(JsonDocument.Parse(json.Replace('\'', '"')).RootElement);
}
