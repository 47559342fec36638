using CallCenter.MediaEdge.Realtime;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>Which message of the model is the answer that is waited for.</summary>
public sealed class RealtimeAnswerTests
{
    private readonly RealtimeAnswer answer = new();

    [Fact]
    public void A_message_that_names_the_ask_or_none_is_the_answer()
    {
        Ask().ShouldBe("ask-1");
        answer.TryStart("r1", "ask-1").ShouldBeTrue();
        answer.Ended("r1").ShouldBeTrue();
        Ask().ShouldBe("ask-2");
        answer.TryStart("r2", askId: null).ShouldBeTrue();
    }

    [Fact]
    public void A_message_that_names_an_ask_that_was_given_up_is_not_the_answer_to_the_next_and_does_not_delay_it()
    {
        Ask();
        answer.GiveUp().ShouldBeTrue();
        Ask().ShouldBe("ask-2");

        answer.TryStart("r1", "ask-1").ShouldBeFalse();
        answer.Ended("r1").ShouldBeFalse();
        answer.TryAsk(default, out var _).ShouldBeFalse();
        answer.TryStart("r2", "ask-2").ShouldBeTrue();
    }

    [Fact]
    public void A_message_that_names_no_ask_is_taken_for_what_was_given_up_before_it_had_begun_and_the_model_is_asked_again_after_it()
    {
        answer.Begin(byItself: true);
        answer.GiveUp();
        Ask().ShouldBe("ask-1");

        answer.TryStart("r1", askId: null).ShouldBeFalse();
        answer.TryAsk(default, out var _).ShouldBeFalse();
        answer.Ended("r1").ShouldBeFalse();
        answer.TryAsk(default, out var again).ShouldBeTrue();
        again.ShouldBe("ask-2");
        answer.TryStart("r2", askId: null).ShouldBeTrue();
    }

    [Fact]
    public void What_was_given_up_once_it_had_begun_is_not_to_be_expected_any_more()
    {
        answer.Begin(byItself: true);
        answer.TryStart("r1", askId: null);
        answer.GiveUp();
        Ask();

        answer.TryStart("r2", askId: null).ShouldBeTrue();
    }

    [Fact]
    public void Where_the_model_begins_by_itself_the_first_message_is_the_answer_to_what_the_caller_said_last()
    {
        answer.Begin(byItself: true);
        answer.GiveUp();
        answer.Begin(byItself: true);

        answer.TryStart("r2", askId: null).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_an_answer_to_a_turn_that_was_refused_until_the_next_turn()
    {
        answer.Begin(byItself: true);
        answer.TryStart("r1", askId: null);
        answer.Ended("r1");
        answer.Refuse();

        answer.TryStart("r2", askId: null).ShouldBeFalse();
        answer.TryStart("r3", askId: null).ShouldBeFalse();
        answer.Begin(byItself: true);
        answer.TryStart("r4", askId: null).ShouldBeTrue();
    }

    [Fact]
    public void A_model_that_is_new_owes_nothing()
    {
        Ask();
        answer.Forget();
        Ask();

        answer.TryStart("r1", askId: null).ShouldBeTrue();
    }

    private string Ask()
    {
        answer.Begin(byItself: false);
        answer.TryAsk(default, out var ask).ShouldBeTrue();
        return ask;
    }
}
