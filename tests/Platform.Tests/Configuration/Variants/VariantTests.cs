using System.Collections.ObjectModel;
using System.Globalization;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Configuration.Variants;

public sealed class VariantTests
{
    private const string Patience = "features:\n  vad_silence_timeout_ms: 500 60%, 800 40%\n";

    private static readonly IReadOnlyDictionary<string, string> Unrecorded = ReadOnlyDictionary<string, string>.Empty;

    [Fact]
    public void Of_many_callers_as_many_get_a_value_as_the_percentages_say()
    {
        var flags = Read("features:\n  vad_silence_timeout_ms: 500 87.5%, 800 10%, 1200 2.5%\n");

        var drawn = Numbers(20_000).CountBy(number => flags.For(number, Unrecorded).VadSilenceTimeout.TotalMilliseconds).ToDictionary();

        // Three standard deviations of a share of a half are a hundredth.
        (drawn[500] / 20_000.0).ShouldBe(0.875, tolerance: 0.01);
        (drawn[800] / 20_000.0).ShouldBe(0.1, tolerance: 0.01);
        (drawn[1200] / 20_000.0).ShouldBe(0.025, tolerance: 0.01);
    }

    // Reckoned once by hand: SHA-256 of number and seed, the first four bytes as a part of 100. In order 44.4, 59.9, 12.6, 26.7, 38.7, 32.7.
    [Theory]
    [InlineData("+14255550100", 800)]
    [InlineData("+14255550101", 800)]
    [InlineData("+33612345678", 500)]
    [InlineData("+33612345679", 500)]
    [InlineData("+34911223344", 800)]
    [InlineData("+8613012345678", 500)]
    public void A_caller_gets_the_same_value_in_every_process_and_after_every_start(string number, double value) =>
        Read("features:\n  vad_silence_timeout_ms: 500 33%, 800 67%\n").For(number, Unrecorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(value);

    [Theory]
    [InlineData("+14255550100", 800)]
    [InlineData("+14255550101", 500)]
    [InlineData("+33612345679", 500)]
    public void Another_seed_draws_anew(string number, double value) =>
        Read("features:\n  vad_silence_timeout_ms: 500 33%, 800 67%; seed spring\n").For(number, Unrecorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(value);

    [Fact]
    public void Two_flags_are_drawn_independently_of_one_another()
    {
        var flags = Read("features:\n  vad_silence_timeout_ms: 500 50%, 800 50%\n  slow_llm_for_chat: false 50%, true 50%\n");

        var drawn = Numbers(4_000).Select(number => flags.For(number, Unrecorded)).CountBy(own => (own.VadSilenceTimeout.TotalMilliseconds, own.SlowLlmForChat)).ToDictionary();

        drawn.Count.ShouldBe(4);
        drawn.Values.ShouldAllBe(count => count > 900 && count < 1_100);
    }

    [Fact]
    public void Where_no_caller_is_at_hand_the_first_value_counts() => Read(Patience).VadSilenceTimeout.TotalMilliseconds.ShouldBe(500);

    [Fact]
    public void What_was_recorded_on_a_call_stays_its_value_as_long_as_it_is_on_trial()
    {
        var number = Numbers(100).First(caller => Read(Patience).For(caller, Unrecorded).VadSilenceTimeout.TotalMilliseconds is 800);
        var recorded = Read(Patience).DrawFor(number);
        recorded.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("vad_silence_timeout_ms", "800"));

        Read("features:\n  vad_silence_timeout_ms: 500 99.9%, 800 0.1%; seed new\n").For(number, recorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(800);
        Read("features:\n  vad_silence_timeout_ms: 500 100%, 800 0%\n").For(number, recorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(500);
        Read("features:\n  vad_silence_timeout_ms: 600\n").For(number, recorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(600);
    }

    [Fact]
    public void A_call_sees_the_same_flags_until_they_change()
    {
        var all = new ChangingFlags(Read(Patience));
        var flags = new CallFlags(all, "+14255550100", Unrecorded);
        var first = flags.CurrentValue;

        flags.CurrentValue.ShouldBeSameAs(first);
        all.CurrentValue = Read("features:\n  vad_silence_timeout_ms: 900\n");

        flags.CurrentValue.VadSilenceTimeout.TotalMilliseconds.ShouldBe(900);
    }

    [Theory]
    [InlineData("vad_threshold: 0.5 90%", "vad_threshold: the percentages add up to 90, expected 100")]
    [InlineData("vad_threshold: 0.5 60%, 0.6 60%", "vad_threshold: the percentages add up to 120, expected 100")]
    [InlineData("vad_threshold: 0.5 50%, 7 50%", "vad_threshold: '7' will not do, expected a number from 0.1 to 1")]
    [InlineData("slow_llm_for_chat: yes 50%, false 50%", "slow_llm_for_chat: 'yes' will not do, expected true or false")]
    [InlineData("recognition_retry_max: 3 50%, 4", "recognition_retry_max: '3 50%, 4' will not do, expected values with percentages such as 500 90%, 800 10%")]
    [InlineData("recognition_retry_max: 50%, 50%", "recognition_retry_max: '50%, 50%' will not do, expected values with percentages such as 500 90%, 800 10%")]
    [InlineData("recognition_retry_max: 3 -50%, 4 150%", "recognition_retry_max: '3 -50%, 4 150%' will not do, expected values with percentages such as 500 90%, 800 10%")]
    [InlineData("recognition_retry_max: 3 50%, 4 50%; seed", "recognition_retry_max: '3 50%, 4 50%; seed' will not do, expected values with percentages such as 500 90%, 800 10%")]
    [InlineData("answer_soft_timeout_sec: 15 90%, 50 10%", "answer_soft_timeout_sec: expected less than answer_hard_timeout_sec")]
    public void Values_that_cannot_be_allotted_are_named_with_what_was_expected(string line, string problem) =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}features:\n  {line}\n").ShouldBe([$"features.{problem} (config.yaml line 21)"]);

    [Fact]
    public void The_environment_replaces_the_values_of_the_file_as_a_whole()
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + Patience, null, ("features:vad_silence_timeout_ms", "700"));

        configuration.Get<FeatureFlags>().For("+14255550100", Unrecorded).VadSilenceTimeout.TotalMilliseconds.ShouldBe(700);
        configuration.Get<FeatureFlags>().DrawFor("+14255550100").ShouldBeEmpty();
    }

    [Fact]
    public void Changed_percentages_are_told_and_a_refused_change_keeps_the_former_ones()
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(TestConfiguration.Least + Patience, logging => logging.AddProvider(log));
        configuration.Problems().ShouldBeEmpty();
        var flags = configuration.Services.GetRequiredService<IOptionsMonitor<FeatureFlags>>();
        flags.CurrentValue.DrawFor("+14255550100").Count.ShouldBe(1);

        Change(configuration, Patience.Replace("60%, 800 40%", "20%, 800 80%", StringComparison.Ordinal));
        flags.CurrentValue.DrawFor("+14255550100").Count.ShouldBe(1);
        Change(configuration, Patience.Replace("60%, 800 40%", "20%, 800 81%", StringComparison.Ordinal));

        flags.CurrentValue.DrawFor("+33612345678")["vad_silence_timeout_ms"].ShouldBe("500");
        flags.CurrentValue.DrawFor("+34911223344")["vad_silence_timeout_ms"].ShouldBe("800");
        // A saved file may be read twice.
        log.Lines.Where(line => line.StartsWith("Changed", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ShouldBe(
        [
            "Changed configuration taken, features.vad_silence_timeout_ms: 500 20%, 800 80%",
            "Changed configuration refused, features.vad_silence_timeout_ms: the percentages add up to 101, expected 100 (config.yaml line 21)",
        ]);
    }

    private static IEnumerable<string> Numbers(int count) =>
        Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"+3361{number:0000000}"));

    private static FeatureFlags Read(string yaml)
    {
        using var configuration = new TestConfiguration(TestConfiguration.Least + yaml);
        configuration.Problems().ShouldBeEmpty();
        return configuration.Get<FeatureFlags>();
    }

    private static void Change(TestConfiguration configuration, string yaml)
    {
        File.WriteAllText(configuration.File, TestConfiguration.Least + yaml);
        ((IConfigurationRoot)configuration.Services.GetRequiredService<IConfiguration>()).Reload();
    }

    private sealed class ChangingFlags(FeatureFlags flags) : IOptionsMonitor<FeatureFlags>
    {
        public FeatureFlags CurrentValue { get; set; } = flags;

        public FeatureFlags Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<FeatureFlags, string?> listener) => null;
    }
}
