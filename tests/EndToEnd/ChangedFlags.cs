namespace CallCenter.EndToEnd;

/// <summary>Flags that are changed while the product runs.</summary>
public sealed class ChangedFlags
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_saved_file_takes_effect_within_a_minute_and_is_told_as_the_product_is_started_by_default()
    {
        using var data = new DataFolder();
        var file = Path.Combine(data.Path, "changing.yaml");
        await File.WriteAllTextAsync(file, "features: { vad_threshold: 0.4 }\n", TestContext.Current.CancellationToken);
        await using var system = await SystemFixture.OnAsync(data.Path, "--config", file);

        await File.WriteAllTextAsync(file, "features:\n  vad_threshold: 0.6 50%, 0.7 50%\n", TestContext.Current.CancellationToken);

        await system.Process.LineAsync(line => line.Contains("Changed configuration taken, features.vad_threshold: 0.6 50%, 0.7 50%", StringComparison.Ordinal))
            .WaitAsync(Promise, TestContext.Current.CancellationToken);
    }
}
