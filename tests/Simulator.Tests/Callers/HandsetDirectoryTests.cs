using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Scenarios;
using CallCenter.Simulator.Telephony;

namespace CallCenter.Simulator.Tests.Callers;

public sealed class HandsetDirectoryTests
{
    private const string Number = "+33612345678";
    private readonly HandsetDirectory _directory = new(new ScenarioLibrary(ScenarioLibrary.ShippedFolder), TimeProvider.System);

    [Fact]
    public void A_registered_number_is_answered_by_who_is_there()
    {
        var handset = Somebody();
        using var registration = _directory.TryRegister(Number, () => handset);

        _directory.For(Number).ShouldBeSameAs(handset);
    }

    [Fact]
    public void A_number_can_be_taken_only_once_at_a_time()
    {
        using (_directory.TryRegister(Number, Somebody))
            _directory.TryRegister(Number, Somebody).ShouldBeNull();

        using var later = _directory.TryRegister(Number, Somebody);
        later.ShouldNotBeNull();
    }

    [Fact]
    public void Every_other_number_is_answered_by_a_fresh_friendly_person()
    {
        var first = _directory.For(Number);

        first.ShouldBeOfType<SimulatedCaller>();
        first.Ring(new RingingCall("+14255550199", Number)).Outcome.ShouldBe(RingOutcome.PickUp);
        _directory.For(Number).ShouldNotBeSameAs(first);
    }

    private static SimulatedCaller Somebody() => People.From("silent: true");
}
