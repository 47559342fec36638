using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Playout;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>What the record says of a turn: its messages, which later models see, and beside them what was not heard.</summary>
public sealed class TurnTranscriptTests : IDisposable
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);

    private readonly PlayoutBench _bench = new();
    private readonly TurnInProgress _turn = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Of_a_turn_that_was_heard_to_its_end_nothing_is_told_twice()
    {
        Says("one two.", frames: 20);
        Says("three four.", frames: 20);
        _bench.Ticks(60);

        var transcript = _turn.Transcribe();

        transcript.Messages.ShouldHaveSingleItem().Content.ShouldBe("one two. three four.");
        transcript.Unheard.ShouldBeEmpty();
    }

    [Fact]
    public void Of_a_turn_that_was_interrupted_all_its_sentences_are_kept_with_what_was_sent_of_them()
    {
        _turn.Caller = Caller();
        Says("one two.", frames: 20);
        Says("three four five six seven eight.", frames: 64);
        Says("nine ten.", frames: 20);
        _bench.Ticks(20 + 24 + 1);
        Interrupt();

        var transcript = _turn.Transcribe();

        transcript.Messages.Select(message => message.Content).ShouldBe(["A story, please.", "one two. three four"]);
        var unheard = transcript.Unheard.ShouldHaveSingleItem();
        unheard.Message.ShouldBe(1);
        unheard.CreatedAt.ShouldBe(transcript.Messages[1].CreatedAt);
        unheard.Generated.ShouldBe("one two. three four five six seven eight. nine ten.");
        unheard.Sent.ShouldBe("one two. three four five");
    }

    [Fact]
    public void What_was_not_heard_at_all_is_no_message()
    {
        _turn.Caller = Caller();
        Says("one two three four five.", frames: 100);
        Interrupt();

        var transcript = _turn.Transcribe();

        transcript.Messages.ShouldHaveSingleItem().Persona.ShouldBe(Persona.Human);
        var unheard = transcript.Unheard.ShouldHaveSingleItem();
        (unheard.Message, unheard.Generated, unheard.Sent).ShouldBe((null, "one two three four five.", ""));
        (unheard.CreatedAt, unheard.Language).ShouldBe((Morning, "en-US"));
    }

    [Fact]
    public void A_tool_that_was_called_before_words_that_nobody_heard_is_a_message_as_before()
    {
        Says("Let me see.", frames: 20);
        _bench.Ticks(30);
        _turn.Add(new ToolCall("1", "search_document", "{}", "found"), Morning);
        Says("Here it is.", frames: 100);
        Interrupt();

        var transcript = _turn.Transcribe();

        var message = transcript.Messages.ShouldHaveSingleItem();
        (message.Content, message.ToolCalls.Count).ShouldBe(("Let me see.", 1));
        var unheard = transcript.Unheard.ShouldHaveSingleItem();
        (unheard.Message, unheard.Generated).ShouldBe((null, "Here it is."));
    }

    [Fact]
    public void A_tool_called_with_words_that_nobody_heard_is_a_message_without_words_and_style()
    {
        Says("Let me see.", frames: 20, Style.Cheerful);
        _turn.Add(new ToolCall("1", "search_document", "{}", "found"), Morning.AddSeconds(1));
        Interrupt();

        var transcript = _turn.Transcribe();

        var message = transcript.Messages.ShouldHaveSingleItem();
        (message.Content, message.Style, message.CreatedAt).ShouldBe(("", Style.None, Morning.AddSeconds(1)));
        (transcript.Unheard.ShouldHaveSingleItem().Message, transcript.Unheard[0].CreatedAt).ShouldBe((null, Morning));
    }

    [Fact]
    public void Words_that_could_not_be_spoken_do_not_become_part_of_the_message_after_them()
    {
        var broken = _bench.Enqueue("one two.");
        _turn.Add(broken, Morning);
        _bench.Fail(broken);
        Says("three four.", frames: 20);
        _bench.Ticks(30);

        var transcript = _turn.Transcribe();

        transcript.Messages.ShouldHaveSingleItem().Content.ShouldBe("three four.");
        var unheard = transcript.Unheard.ShouldHaveSingleItem();
        (unheard.Message, unheard.Generated, unheard.Sent).ShouldBe((null, "one two.", ""));
    }

    private static ConversationMessage Caller() => new()
    {
        CreatedAt = Morning, Action = MessageAction.Talk, Persona = Persona.Human, Content = "A story, please.", Language = "en-US",
    };

    private void Says(string text, int frames, Style style = Style.None) => _turn.Add(_bench.Speak(text, frames, style: style), Morning);

    private void Interrupt()
    {
        _bench.Queue.Hold();
        _bench.Queue.DropForBargeIn();
        _bench.Queue.Resume();
    }
}
