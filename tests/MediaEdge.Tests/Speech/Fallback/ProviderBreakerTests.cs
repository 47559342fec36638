using System.Diagnostics.Metrics;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Speech.Fallback;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Polly.CircuitBreaker;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

public sealed class ProviderBreakerTests : IDisposable
{
    private static readonly SpeechFailure Away = new("away");

    private readonly ManualTimeProvider _clock = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();
    private readonly List<int> _states = [];
    private readonly MeterListener _listener = new();
    private readonly ProviderBreaker _breaker;

    public ProviderBreakerTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name is "call.speech.breaker" && instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, state, _, _) => _states.Add(state));
        _listener.Start();
        _breaker = new ProviderBreaker(
            "azure", "synthesis", TimeSpan.FromSeconds(30), _services.GetRequiredService<CallCenterMetrics>(), _clock, NullLogger.Instance);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void One_failure_is_forgiven_and_two_keep_everybody_away()
    {
        Fail();
        Fail();
        _breaker.Begin().ShouldBeNull();
        _breaker.State.ShouldBe(CircuitState.Open);
        _states.ShouldBe([0, 2]);
    }

    [Fact]
    public void After_the_pause_one_attempt_decides_and_others_wait_for_it()
    {
        Fail();
        Fail();
        _clock.Advance(TimeSpan.FromSeconds(29));
        _breaker.Begin().ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var trial = _breaker.Begin().ShouldNotBeNull();
        _breaker.Begin().ShouldBeNull();
        trial.Succeed();
        _breaker.Begin().ShouldNotBeNull().Succeed();
        _states.ShouldBe([0, 2, 1, 0]);
    }

    [Fact]
    public void A_trial_that_fails_brings_another_pause()
    {
        Fail();
        Fail();
        _clock.Advance(TimeSpan.FromSeconds(31));
        _breaker.Begin().ShouldNotBeNull().Fail(Away);
        _clock.Advance(TimeSpan.FromSeconds(29));
        _breaker.Begin().ShouldBeNull();
    }

    [Fact]
    public void A_trial_in_which_the_provider_does_something_for_us_lets_the_others_in_before_its_end()
    {
        Fail();
        Fail();
        _clock.Advance(TimeSpan.FromSeconds(31));
        var trial = _breaker.Begin().ShouldNotBeNull();
        trial.Prove();
        _breaker.Begin().ShouldNotBeNull().Succeed();
        _states.ShouldBe([0, 2, 1, 0]);
    }

    [Fact]
    public void A_trial_about_which_nothing_is_told_does_not_keep_the_others_away_for_long_and_its_failure_counts_all_the_same()
    {
        Fail();
        Fail();
        _clock.Advance(TimeSpan.FromSeconds(31));
        var trial = _breaker.Begin().ShouldNotBeNull();
        _clock.Advance(ProviderBreaker.LongestTrial - TimeSpan.FromTicks(1));
        _breaker.Begin().ShouldBeNull();
        _clock.Advance(TimeSpan.FromTicks(1));
        _breaker.State.ShouldBe(CircuitState.Closed);

        _breaker.Blame(trial, Away);
        Fail();
        _breaker.State.ShouldBe(CircuitState.Open);
    }

    [Fact]
    public void What_a_provider_does_for_us_does_not_end_an_attempt_that_is_no_trial()
    {
        var attempt = _breaker.Begin().ShouldNotBeNull();
        attempt.Prove();
        attempt.Fail(Away).ShouldBeTrue();
    }

    [Fact]
    public void Failures_that_lie_far_apart_do_not_add_up()
    {
        Fail();
        _clock.Advance(TimeSpan.FromSeconds(31));
        Fail();
        _breaker.Begin().ShouldNotBeNull().Succeed();
    }

    [Fact]
    public void Only_the_first_end_of_an_attempt_counts()
    {
        for (var n = 0; n < 3; n++)
        {
            var attempt = _breaker.Begin().ShouldNotBeNull();
            attempt.Succeed();
            attempt.Fail(Away).ShouldBeFalse();
        }

        _breaker.State.ShouldBe(CircuitState.Closed);
    }

    private void Fail() => _breaker.Begin().ShouldNotBeNull().Fail(Away).ShouldBeTrue();
}
