using System.Threading.Channels;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Configuration.AppConfiguration;

public sealed class FlagRefreshTests : IDisposable
{
    private const string File = TestConfiguration.Least + "features: { vad_threshold: 0.4, vad_silence_timeout_ms: 600 }\n";

    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider time = new();
    private readonly LogRecord log = new();

    private readonly TempFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Flags_of_the_store_go_before_the_file_and_what_it_does_not_have_stays()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.7"))));
        using var host = Build(service);
        var changes = await StartAsync(host);

        var flags = await changes.ReadAsync(Cancellation);

        flags.VadThreshold.ShouldBe(0.7);
        flags.VadSilenceTimeout.ShouldBe(TimeSpan.FromMilliseconds(600));
    }

    [Fact]
    public async Task A_change_in_the_store_is_taken_at_the_next_look_and_a_removal_leaves_the_file()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.7"))));
        using var host = Build(service);
        var changes = await StartAsync(host);
        await changes.ReadAsync(Cancellation);

        service.Answer = _ => (200, "\"2\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.8")));
        time.Advance(Ttl);
        (await changes.ReadAsync(Cancellation)).VadThreshold.ShouldBe(0.8);

        service.Answer = _ => (200, "\"3\"", ScriptedStore.Page(null));
        time.Advance(Ttl);
        (await changes.ReadAsync(Cancellation)).VadThreshold.ShouldBe(0.4);
    }

    [Fact]
    public async Task A_value_out_of_range_is_refused_and_told()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "7"))));
        using var host = Build(service);
        var changes = await StartAsync(host);

        (await changes.ReadAsync(Cancellation)).VadThreshold.ShouldBe(0.4);

        await log.LineAsync("Changed configuration refused, features.vad_threshold: '7' will not do, expected a number from 0.1 to 1 (App Configuration)");
    }

    [Theory]
    [InlineData("vad_threshold", "0.5 90%, 0.6 5%", "the percentages add up to 95, expected 100")]
    [InlineData("vad_threshold", "0.5 50%, high 50%", "'high' will not do, expected a number from 0.1 to 1")]
    [InlineData(".appconfig.featureflag/vad_threshold", """{"enabled":true,"variants":[{"name":"A","configuration_value":0.6},{"name":"B","configuration_value":7}],"allocation":{"percentile":[{"variant":"A","from":0,"to":50},{"variant":"B","from":50,"to":100}]}}""", "'7' will not do, expected a number from 0.1 to 1")]
    [InlineData(".appconfig.featureflag/vad_threshold", """{"enabled":true,"variants":[{"name":"A","configuration_value":0.6},{"name":"B","configuration_value":0.7}],"allocation":{"percentile":[{"variant":"A","from":0,"to":60},{"variant":"B","from":40,"to":100}]}}""", "'a feature flag without variants that could be read' will not do, expected a number from 0.1 to 1")]
    [InlineData(".appconfig.featureflag/vad_threshold", "no JSON", "'a feature flag without variants that could be read' will not do, expected a number from 0.1 to 1")]
    public async Task Values_and_percentages_that_cannot_be_are_refused_and_told(string key, string value, string problem)
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, (key, null, value))));
        using var host = Build(service);
        var changes = await StartAsync(host);

        (await changes.ReadAsync(Cancellation)).VadThreshold.ShouldBe(0.4);

        await log.LineAsync($"Changed configuration refused, features.vad_threshold: {problem} (App Configuration)");
    }

    [Fact]
    public async Task A_feature_flag_of_the_store_gives_its_percentages_of_callers_their_values()
    {
        const string Feature = """{"id":"vad_threshold","enabled":true,"variants":[{"name":"A","configuration_value":0.6},{"name":"B","configuration_value":0.8}],"allocation":{"percentile":[{"variant":"A","from":0,"to":50},{"variant":"B","from":50,"to":100}]}}""";
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(
            null, (".appconfig.featureflag/vad_threshold", null, Feature), ("vad_threshold", null, "0.7"), (".appconfig.featureflag/beta", null, Feature))));
        using var host = Build(service);
        var changes = await StartAsync(host);

        var flags = await changes.ReadAsync(Cancellation);

        new[] { "+14255550100", "+14255550101", "+14255550102", "+14255550103", "+14255550104", "+14255550105", "+14255550106", "+14255550107" }
            .Select(number => flags.For(number, System.Collections.ObjectModel.ReadOnlyDictionary<string, string>.Empty).VadThreshold).Distinct().Order().ShouldBe([0.6, 0.8]);
        await log.LineAsync("Changed configuration taken, features.vad_threshold: 0.6 50%, 0.8 50%");
    }

    [Fact]
    public async Task A_store_that_goes_away_is_told_once_and_the_last_flags_stay_until_it_is_back()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.7"))));
        using var host = Build(service);
        var changes = await StartAsync(host);
        await changes.ReadAsync(Cancellation);

        service.Answer = _ => (403, null, "");
        time.Advance(Ttl);
        await log.LineAsync("Feature flags could not be read from App Configuration (it answered 403); the last ones stay, and it is tried again");
        time.Advance(Ttl);
        host.Services.GetRequiredService<IOptionsMonitor<FeatureFlags>>().CurrentValue.VadThreshold.ShouldBe(0.7);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Degraded);

        service.Answer = _ => (200, "\"2\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.8")));
        time.Advance(Ttl);
        await log.LineAsync("Feature flags are read from App Configuration again");
        log.Lines.Count(line => line.Contains("could not be read", StringComparison.Ordinal)).ShouldBe(1);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task What_is_set_for_the_process_alone_goes_before_the_store()
    {
        await using var service = await ScriptedStore.StartAsync(_ => (200, "\"1\"", ScriptedStore.Page(null, ("vad_threshold", null, "0.7"), ("recording_enabled", null, "true"))));
        using var host = Build(service, ("features:vad_threshold", "0.6"));
        var changes = await StartAsync(host);

        var flags = await changes.ReadAsync(Cancellation);

        flags.VadThreshold.ShouldBe(0.6);
        flags.RecordingEnabled.ShouldBeTrue();
    }

    [Theory]
    [InlineData("connection_string: Endpoint=https://x.azconfig.io;Id=a", "app_configuration.connection_string: the value will not do, expected Endpoint=https://…;Id=…;Secret=… with a base64 secret")]
    [InlineData("connection_string: \"Endpoint=https://x.azconfig.io;Id=a;Secret=c2VjcmV0\"\n  endpoint: https://x.azconfig.io", "app_configuration.endpoint: expected no endpoint beside a connection_string, which has one")]
    [InlineData("ttl_sec: 0", "app_configuration.ttl_sec: '0' will not do, expected a number from 1 to 3600")]
    public void Access_that_cannot_work_is_refused_at_the_start(string setting, string problem) =>
        TestConfiguration.ProblemsOf($"{TestConfiguration.Least}app_configuration:\n  {setting}\n").ShouldHaveSingleItem().ShouldStartWith(problem);

    public void Dispose()
    {
        folder.Dispose();
        log.Dispose();
    }

    private static async Task<HealthStatus> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Entries["app_configuration"].Status;

    private IHost Build(ScriptedStore service, params (string Key, string Value)[] settings)
    {
        var file = folder.Write("config.yaml", $"{File}app_configuration: {{ connection_string: \"{service.ConnectionString}\" }}\n");
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = ["--config", file] });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddCallCenterConfiguration();
        return builder.Build();
    }

    private static async Task<ChannelReader<FeatureFlags>> StartAsync(IHost host)
    {
        var changes = Channel.CreateUnbounded<FeatureFlags>();
        host.Services.GetRequiredService<IOptionsMonitor<FeatureFlags>>().OnChange((flags, _) => changes.Writer.TryWrite(flags));
        await host.StartAsync(Cancellation);
        return changes.Reader;
    }
}
