using System.Diagnostics;
using System.Globalization;
using CallCenter.Faults.Injection;
using CallCenter.Faults.Product;
using CallCenter.Faults.World;
using CallCenter.Testing.Servers;

namespace CallCenter.Faults.Separate;

/// <summary>
/// The product as <c>./run --distributed</c> starts it: every service twice in a process of its own, on PostgreSQL and RabbitMQ, behind
/// its proxy. Its processes die, it never does.
/// </summary>
internal sealed class SeparateSystem : ILife
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly Exit exit;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string lastError = "it said nothing";

    private SeparateSystem(Process process, Exit exit, Doom doom, Uri url)
    {
        (this.process, this.exit, Doom, Url) = (process, exit, doom, url);
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => lastError = line.Data ?? lastError;
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"the product ended while it started: {lastError}"));
    }

    /// <summary>Why there can be none on this machine; null where there can.</summary>
    public static string? Missing => PostgresInstallation.Missing ?? RabbitServer.Missing;

    public Doom Doom { get; }

    public Uri Url { get; }

    /// <summary>Its processes.</summary>
    public SupervisedProcesses Processes { get; } = new();

    /// <summary>Starts it and returns once all of its processes are ready.</summary>
    public static async Task<SeparateSystem> StartAsync(IReadOnlyDictionary<string, string?> settings, Uri url, Exit exit, Doom doom, TimeProvider time)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CallCenter.Local.dll"), "--distributed", "--port", url.Port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in ProductSettings.Through(exit.Url, settings))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        // Processes that live for seconds only lose by what they learn about themselves.
        start.Environment["DOTNET_TieredPGO"] = "0";

        var system = new SeparateSystem(new Process { StartInfo = start, EnableRaisingEvents = true }, exit, doom, url);
        system.process.Start();
        system.process.BeginOutputReadLine();
        system.process.BeginErrorReadLine();
        try
        {
            await system.ready.Task.WaitAsync(StartLimit, time);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it as Ctrl-C does; whatever does not follow is killed, and with it all of its processes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await interrupt.WaitForExitAsync();
        }

        try
        {
            await process.WaitForExitAsync().WaitAsync(StopLimit);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        await exit.DisposeAsync();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        Processes.Read(line);
        // The last line of its list: by then all of its processes are known.
        if (line.StartsWith("    proxy ", StringComparison.Ordinal))
            ready.TrySetResult();
    }
}
