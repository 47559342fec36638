using System.Net.Http.Json;
using System.Text.Json;
using CallCenter.Testing;

namespace CallCenter.EndToEnd;

/// <summary>A running system, seen through its public addresses.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    private readonly DataFolder? owned;
    private readonly string data;
    private readonly string[] arguments = [];
    private LocalProcess? process;

    public SystemFixture()
    {
        owned = new DataFolder();
        data = owned.Path;
    }

    private SystemFixture(string data, params string[] arguments) => (this.data, this.arguments) = (data, arguments);

    public HttpClient Api { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    public HttpClient Simulator { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    /// <summary>Starts a system on a data folder that outlives it.</summary>
    public static async Task<SystemFixture> OnAsync(string data, params string[] arguments)
    {
        var system = new SystemFixture(data, arguments);
        await system.InitializeAsync();
        return system;
    }

    /// <summary>Starts a system on a port that is known beforehand; its simulator takes the next.</summary>
    internal static async Task<SystemFixture> OnAsync(string data, int port, params string[] arguments)
    {
        var system = new SystemFixture(data, arguments);
        await system.StartAsync(port);
        return system;
    }

    public async ValueTask InitializeAsync() => await StartAsync(FreePorts.Pair());

    private async Task StartAsync(int port)
    {
        process = await LocalProcess.ReadyAsync(data, port, arguments);
        Api.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Simulator.BaseAddress = new Uri($"http://127.0.0.1:{port + 1}");
    }

    /// <summary>The process that was started.</summary>
    internal LocalProcess Process => process!;

    /// <summary>Stops the system as Ctrl-C does.</summary>
    internal Task<int> StopAsync() => process!.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Simulator.Dispose();
        if (process is not null)
            await process.DisposeAsync();
        owned?.Dispose();
    }

    /// <summary>Plays scenarios and returns the results of all runs.</summary>
    /// <param name="request">Which, how often and how fast.</param>
    /// <param name="progress">Is told each phase that a run enters, such as <c>talking</c>.</param>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(object request, Action<string>? progress = null)
    {
        var results = new List<JsonElement>();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/simulator/runs") { Content = JsonContent.Create(request) };
        using var response = await Simulator.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var told = JsonDocument.Parse(line).RootElement;
            if (told.TryGetProperty("result", out var result))
                results.Add(result);
            else if (told.TryGetProperty("phase", out var phase))
                progress?.Invoke(phase.GetString()!);
        }

        return results;
    }

    /// <summary>What was wrong with a run, and what was said in it, for a failing test's message.</summary>
    internal static string Told(JsonElement result) => result.GetProperty("reasons") + Environment.NewLine + result.GetProperty("transcript");
}
