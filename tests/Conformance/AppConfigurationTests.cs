namespace CallCenter.Conformance;

/// <summary>The official App Configuration SDK for JavaScript keeps settings in the simulator.</summary>
public sealed class AppConfigurationTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Settings_are_kept_with_labels_versions_and_pages()
    {
        var connectionString = $"Endpoint={simulator.Url};Id={simulator.Options.AppConfigurationId};Secret={simulator.Options.AppConfigurationSecret}";

        var answer = await NodeScript.RunAsync("app-configuration/flags.mjs", new { connectionString });

        ((int?)answer!["listed"]).ShouldBe(120);
    }
}
