using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.Testing;

namespace CallCenter.MediaEdge.Tests.Pipeline;

public sealed class UntakenCommandsTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly Guid call = Guid.NewGuid();

    [Fact]
    public void What_was_kept_is_taken_once_and_in_order_by_its_own_call()
    {
        var untaken = new UntakenCommands(clock);
        var (first, second) = (Say(), Say());
        untaken.Keep(call, first);
        untaken.Keep(Guid.NewGuid(), Say());
        untaken.Keep(call, second);

        untaken.Take(call).ShouldBe([first, second]);
        untaken.Take(call).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_taken_cannot_be_taken_back()
    {
        var untaken = new UntakenCommands(clock);
        var command = Say();
        untaken.Keep(call, command);
        untaken.TakeBack(call, command).ShouldBeTrue();
        untaken.TakeBack(call, command).ShouldBeFalse();
        untaken.Take(call).ShouldBeEmpty();
    }

    [Fact]
    public void What_nobody_took_is_forgotten()
    {
        var untaken = new UntakenCommands(clock);
        untaken.Keep(call, Say());
        clock.Advance(TimeSpan.FromSeconds(31));
        untaken.Take(call).ShouldBeEmpty();
    }

    private CallEvent Say() => new()
    {
        Kind = CallEventKind.Say,
        Subject = new SayToCaller { CallId = call, SayId = Guid.NewGuid(), Text = "Nobody is free." },
    };
}
