using System.Threading.Channels;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Configuration;

public sealed class ReloadTests
{
    private const string Before = TestConfiguration.Least + "features: { vad_threshold: 0.4, vad_silence_timeout_ms: 600 }";

    [Fact]
    public void A_changed_flag_takes_effect_without_a_restart()
    {
        using var configuration = new TestConfiguration(Before);
        var flags = Started(configuration);

        Change(configuration, Before.Replace("0.4", "0.9", StringComparison.Ordinal));

        flags.CurrentValue.VadThreshold.ShouldBe(0.9);
    }

    [Fact]
    public void A_change_that_is_taken_is_told_with_its_value_and_nothing_else_is()
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(Before, logging => logging.AddProvider(log));
        var flags = Started(configuration);

        Change(configuration, Before.Replace("0.4", "0.9", StringComparison.Ordinal));
        _ = flags.CurrentValue;

        log.Lines.Where(line => line.StartsWith("Changed configuration", StringComparison.Ordinal))
            .ShouldBe(["Changed configuration taken, features.vad_threshold: 0.9"]);
    }

    [Fact]
    public void A_change_out_of_range_is_refused_and_logged()
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(Before, logging => logging.AddProvider(log));
        var flags = Started(configuration);

        Change(configuration, Before.Replace("0.4", "4", StringComparison.Ordinal).Replace("600", "700", StringComparison.Ordinal));

        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        flags.CurrentValue.VadSilenceTimeout.ShouldBe(TimeSpan.FromMilliseconds(600));
        log.Lines.ShouldContain(line => line.Equals("Changed configuration refused, features.vad_threshold: '4' will not do, expected a number from 0.1 to 1 (config.yaml line 20)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_is_told_once_and_not_again_with_every_other_change()
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(Before, logging => logging.AddProvider(log));
        var flags = Started(configuration);
        Change(configuration, Before.Replace("0.4", "4", StringComparison.Ordinal));
        _ = flags.CurrentValue;

        Change(configuration, "features: [");
        _ = flags.CurrentValue;

        log.Lines.Count(line => line.StartsWith("Changed configuration refused", StringComparison.Ordinal)).ShouldBe(1);
        log.Lines.Last().ShouldStartWith("Changed configuration file refused, config.yaml line ");
        Change(configuration, Before.Replace("0.4", "5", StringComparison.Ordinal));
        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        log.Lines.Count(line => line.StartsWith("Changed configuration refused", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void A_refused_change_can_be_corrected()
    {
        using var configuration = new TestConfiguration(Before);
        var flags = Started(configuration);
        Change(configuration, Before.Replace("0.4", "4", StringComparison.Ordinal));

        Change(configuration, Before.Replace("0.4", "0.6", StringComparison.Ordinal));

        flags.CurrentValue.VadThreshold.ShouldBe(0.6);
    }

    [Fact]
    public void A_file_that_breaks_is_refused_and_logged()
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(Before, logging => logging.AddProvider(log));
        var flags = Started(configuration);

        Change(configuration, "features: [");

        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        log.Lines.ShouldContain(line => line.StartsWith("Changed configuration file refused, config.yaml line ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("# nothing yet\n", "it is empty")]
    [InlineData("resources:\n  public_url: https://calls.example.com\n", "communication_services.endpoint is gone")]
    public void A_file_that_is_not_written_to_its_end_yet_is_refused_and_logged(string written, string reason)
    {
        var log = new LogRecord();
        using var configuration = new TestConfiguration(Before, logging => logging.AddProvider(log));
        var flags = Started(configuration);

        Change(configuration, written);

        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        log.Lines.ShouldContain(line => line.Equals($"Changed configuration file refused, config.yaml: {reason}", StringComparison.Ordinal));
        Change(configuration, Before.Replace("0.4", "0.9", StringComparison.Ordinal));
        flags.CurrentValue.VadThreshold.ShouldBe(0.9);
    }

    [Fact]
    public void A_file_that_is_gone_for_a_moment_leaves_everything_as_it_was()
    {
        using var configuration = new TestConfiguration(Before);
        var flags = Started(configuration);

        File.Delete(configuration.File);
        ((IConfigurationRoot)configuration.Services.GetRequiredService<IConfiguration>()).Reload();

        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        configuration.Services.GetRequiredService<IConfiguration>()["llm:fast:model"].ShouldBe("gpt-4.1-nano");
    }

    [Fact]
    public async Task A_saved_file_is_noticed()
    {
        using var configuration = new TestConfiguration(Before);
        var flags = Started(configuration);
        var seen = Channel.CreateUnbounded<double>();
        using var subscription = flags.OnChange((changed, _) => seen.Writer.TryWrite(changed.VadThreshold));

        await File.WriteAllTextAsync(configuration.File, Before.Replace("0.4", "0.8", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await foreach (var threshold in seen.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (threshold is 0.8)
                break;
        }

        flags.CurrentValue.VadThreshold.ShouldBe(0.8);
    }

    private static IOptionsMonitor<FeatureFlags> Started(TestConfiguration configuration)
    {
        configuration.Problems().ShouldBeEmpty();
        var flags = configuration.Services.GetRequiredService<IOptionsMonitor<FeatureFlags>>();
        flags.CurrentValue.VadThreshold.ShouldBe(0.4);
        return flags;
    }

    private static void Change(TestConfiguration configuration, string yaml)
    {
        File.WriteAllText(configuration.File, yaml);
        ((IConfigurationRoot)configuration.Services.GetRequiredService<IConfiguration>()).Reload();
    }
}
