using System.Diagnostics;
using System.Globalization;
using CallCenter.Faults.Injection;
using CallCenter.Faults.World;
using CallCenter.Testing;

namespace CallCenter.Faults.Product;

/// <summary>
/// One life of the product as a user starts it, which really is killed (SIGKILL) at its crash. Its insides have no seams; it crashes at the
/// points of its way in and out.
/// </summary>
internal sealed class ProcessLife : ILife
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly Exit exit;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ProcessLife(Process process, Exit exit, Doom doom, Uri url)
    {
        (this.process, this.exit, Doom, Url) = (process, exit, doom, url);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ctrl-C", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, _) => { };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException("the product ended while it started"));
    }

    public Doom Doom { get; }

    public Uri Url { get; }

    /// <summary>Starts it and returns once it says that it is ready.</summary>
    public static async Task<ILife> StartAsync(IReadOnlyDictionary<string, string?> settings, Exit exit, Doom doom, TimeProvider time)
    {
        var port = FreePorts.Pair();
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CallCenter.Local.dll"));
        start.ArgumentList.Add("--port");
        start.ArgumentList.Add(port.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in ProductSettings.Through(exit.Url, settings))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;

        var life = new ProcessLife(new Process { StartInfo = start, EnableRaisingEvents = true }, exit, doom, new Uri($"http://127.0.0.1:{port}"));
        life.process.Start();
        life.process.BeginOutputReadLine();
        life.process.BeginErrorReadLine();
        // Before whoever crossed the point goes on.
        doom.Token.Register(life.process.Kill);
        try
        {
            await life.ready.Task.WaitAsync(StartLimit, time);
            return life;
        }
        catch (Exception error)
        {
            await life.DisposeAsync();
            if (doom.IsDead)
                throw new DoomedException(await doom.Died);
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await exit.DisposeAsync();
    }
}
