using System.Diagnostics;

namespace CallCenter.Voice.Calls;

/// <summary>A measured process, seen from here.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Its process id, for a profiler.</summary>
    public int Id => _process.Id;

    /// <summary>Starts this program once more as another one, and waits until it serves.</summary>
    public static async Task<ServerProcess> StartAsync(string role, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) 
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "CallCenter.Voice.dll"), role, "--urls", "http://127.0.0.1:0" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
                return new ServerProcess(process, new Uri(line[at..].Split([' ', ','])[0]));
        }

        throw new InvalidOperationException($"the process '{role}' ended before it served");
    }

    /// <summary>Reads its gauges.</summary>
    public async Task<ServerReading> ReadAsync() => ServerReading.Parse(await AskAsync(ServerControl.Read));

    /// <summary>Reads its gauges after it has collected its garbage.</summary>
    public async Task<ServerReading> CollectAsync() => ServerReading.Parse(await AskAsync(ServerControl.Collect));

    /// <summary>Makes calls known to it.</summary>
    public async Task<IReadOnlyList<string>> AddCallsAsync(int count) => (await AskAsync($"{ServerControl.Calls} {count}")).Split(' ');

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<string> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the measured process ended");
    }
}
