using System.Net.Http.Json;
using System.Text.Json;

namespace CallCenter.EndToEnd;

/// <summary>One running system for a class of tests.</summary>
public sealed class SystemFixture : IAsyncLifetime
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("callcenter-e2e-");
    private LocalProcess? process;

    public HttpClient Api { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    public HttpClient Simulator { get; } = new() { Timeout = TimeSpan.FromMinutes(10) };

    public async ValueTask InitializeAsync()
    {
        var port = FreePorts.Pair();
        process = await LocalProcess.ReadyAsync(data.FullName, port);
        Api.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        Simulator.BaseAddress = new Uri($"http://127.0.0.1:{port + 1}");
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        Simulator.Dispose();
        if (process is not null)
            await process.DisposeAsync();
        data.Delete(recursive: true);
    }

    /// <summary>Plays scenarios and returns the results of all runs.</summary>
    public async Task<IReadOnlyList<JsonElement>> RunAsync(object request)
    {
        var results = new List<JsonElement>();
        using var response = await Simulator.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "/simulator/runs") { Content = JsonContent.Create(request) },
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var told = JsonDocument.Parse(line).RootElement;
            if (told.TryGetProperty("result", out var result))
                results.Add(result);
        }

        return results;
    }

    /// <summary>What was wrong with a run, and what was said in it, for a failing test's message.</summary>
    internal static string Told(JsonElement result) => result.GetProperty("reasons") + Environment.NewLine + result.GetProperty("transcript");
}
