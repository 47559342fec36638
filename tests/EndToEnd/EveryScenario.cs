using System.Text.Json;

namespace CallCenter.EndToEnd;

/// <summary>All scenarios that ship, each one judged: what was said, what was heard and what was stored.</summary>
public sealed class EveryScenario(EveryScenario.Played played) : IClassFixture<EveryScenario.Played>
{
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"), "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scenario_ends_as_its_script_expects(string name)
    {
        var result = played.Results[name];

        result.GetProperty("ok").GetBoolean().ShouldBeTrue(SystemFixture.Told(result));
    }

    /// <summary>Plays them all once, ten times faster than real time.</summary>
    public sealed class Played : IAsyncLifetime
    {
        private readonly SystemFixture system = new();

        public IReadOnlyDictionary<string, JsonElement> Results { get; private set; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);

        public async ValueTask InitializeAsync()
        {
            await system.InitializeAsync();
            var results = await system.RunAsync(new { scenarios = Names.Select(row => row.Data).ToArray(), speed = 10, parallel = 4 });
            Results = results.ToDictionary(result => result.GetProperty("scenario").GetString()!, StringComparer.Ordinal);
        }

        public ValueTask DisposeAsync() => system.DisposeAsync();
    }
}
