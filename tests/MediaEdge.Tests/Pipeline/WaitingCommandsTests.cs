using System.Threading.Channels;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Pipeline;

public sealed class WaitingCommandsTests
{
    private static readonly Guid Call = Guid.NewGuid();

    private readonly UntakenCommands _untaken = new(new ManualTimeProvider());

    [Fact]
    public void What_a_connection_could_not_do_is_left_for_the_next_in_the_order_in_which_it_was_told()
    {
        var (unfinished, early, late) = (Say("unfinished"), Say("early"), Say("late"));
        var ending = new WaitingCommands(Call, _untaken);
        ending.Keep(early);
        ending.Keep(new CallEvent { Kind = CallEventKind.Deaf });

        ending.HandOn([(SayToCaller)unfinished.Subject!], Queue(late, new CallEvent { Kind = CallEventKind.Deaf }), thereIsNext: true);

        new WaitingCommands(Call, _untaken).TakeLeft().Select(TextOf).ShouldBe(["unfinished", "early", "late"]);
    }

    [Fact]
    public void Where_there_is_no_next_connection_nothing_is_left()
    {
        var ending = new WaitingCommands(Call, _untaken);
        ending.Keep(Say("early"));
        var rest = Queue(Say("late"));

        ending.HandOn([], rest, thereIsNext: false);

        new WaitingCommands(Call, _untaken).TakeLeft().ShouldBeEmpty();
        rest.TryPeek(out _).ShouldBeFalse();
    }

    [Fact]
    public void What_was_dealt_with_is_not_left_to_anybody()
    {
        var commands = new WaitingCommands(Call, _untaken);
        commands.Keep(Say("early"));
        commands.TakeLeft().Select(TextOf).ShouldBe(["early"]);
        commands.Clear();

        commands.HandOn([], Queue(), thereIsNext: true);

        new WaitingCommands(Call, _untaken).TakeLeft().ShouldBeEmpty();
    }

    private static CallEvent Say(string text) =>
        new() { Kind = CallEventKind.Say, Subject = new SayToCaller { CallId = Call, SayId = Guid.NewGuid(), Text = text } };

    private static string TextOf(CallEvent command) => ((SayToCaller)command.Subject!).Text;

    private static ChannelReader<CallEvent> Queue(params IReadOnlyList<CallEvent> events)
    {
        var queue = Channel.CreateUnbounded<CallEvent>();
        foreach (var happened in events)
            queue.Writer.TryWrite(happened).ShouldBeTrue();
        return queue.Reader;
    }
}
