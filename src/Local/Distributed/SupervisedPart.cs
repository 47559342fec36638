using System.Diagnostics;
using System.Globalization;

namespace CallCenter.Local.Distributed;

/// <summary>
/// Runs a part and starts it again whenever it ends, as a container with <c>restart: always</c> is: at once at first, the later the
/// more often it ends.
/// </summary>
internal sealed class SupervisedPart(Part part, ProcessStarter starter, PartLog log, TextWriter output, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(5);

    /// <summary>Time after which a part counts as running well, and the next pause is the shortest again.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource stopping = new();
    private volatile TaskCompletionSource up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;
    private Task running = Task.CompletedTask;

    public Part Part => part;

    /// <summary>Id of the process that runs it now.</summary>
    public int ProcessId { get; private set; }

    /// <summary>Starts it; done when it tells that it is up.</summary>
    /// <exception cref="PartFailedException">It ended before, or does not tell.</exception>
    public async Task StartAsync()
    {
        await StartProcessAsync();
        if (part.ReadyWords is null)
            up.TrySetResult();
        running = KeepRunningAsync();
        try
        {
            await up.Task.WaitAsync(StartLimit, time);
        }
        catch (TimeoutException error)
        {
            throw new PartFailedException($"{part.Name} is not up after {StartLimit.TotalSeconds:0} seconds: {log.LastLine}; more in {log.Path}", error);
        }
    }

    /// <summary>Stops it: by its signal, and where it does not follow in time by force.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        await stopping.CancelAsync();
        try
        {
            Signal(part.StopSignal);
            await running.WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            await output.WriteLineAsync($"{part.Name} does not stop within {patience.TotalSeconds:0} seconds and is killed.");
            process?.Kill(entireProcessTree: true);
            await running;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(TimeSpan.Zero);
        process?.Dispose();
        stopping.Dispose();
        log.Dispose();
    }

    private async Task KeepRunningAsync()
    {
        var pause = ShortestPause;
        for (var again = false; ; again = true)
        {
            var started = time.GetTimestamp();
            using var life = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
            var announcing = again ? TellReadyAsync(started, life.Token) : Task.CompletedTask;
            await process!.WaitForExitAsync(CancellationToken.None);
            await life.CancelAsync();
            await announcing;
            if (stopping.IsCancellationRequested)
                return;
            var code = process.ExitCode;
            if (!again && up.TrySetException(new PartFailedException($"{part.Name} does not start (exit code {code}): {log.LastLine}; more in {log.Path}")))
                return;
            pause = time.GetElapsedTime(started) > Settled ? ShortestPause : pause;
            Tell($"{part.Name} (process {ProcessId}) ended with exit code {code} and is started again; its log: {log.Path}");
            try
            {
                await Task.Delay(pause, time, stopping.Token);
                up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await StartProcessAsync();
                Tell($"{part.Name} runs again as process {ProcessId}.");
            }
            catch (OperationCanceledException)
            {
                return;
            }

            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    // Running is not yet of use to anybody: it is told when the process that runs again does its work, too.
    private async Task TellReadyAsync(long started, CancellationToken life)
    {
        try
        {
            if (part.ReadyWords is not null)
                await up.Task.WaitAsync(StartLimit, time, life);
            await Readiness.WaitAsync([part], StartLimit, time, life);
            Tell(string.Create(CultureInfo.InvariantCulture, $"{part.Name} is ready again after {time.GetElapsedTime(started).TotalSeconds:0.0} s."));
        }
        catch (OperationCanceledException) when (life.IsCancellationRequested)
        {
            // It ended again, which is told as well.
        }
        catch (Exception error)
        {
            // Whatever it is, it must not keep the part from being started again.
            Tell(error is PartFailedException ? error.Message : $"{part.Name} is not up: {error.Message} {log.LastLine}; more in {log.Path}");
        }
    }

    private async Task StartProcessAsync()
    {
        process?.Dispose();
        process = await starter.StartAsync(part);
        ProcessId = process.Id;
        process.StandardInput.Close();
        _ = ReadAsync(process.StandardOutput);
        _ = ReadAsync(process.StandardError);
    }

    private async Task ReadAsync(StreamReader said)
    {
        try
        {
            while (await said.ReadLineAsync() is { } line)
            {
                log.Write(line);
                if (part.ReadyWords is { } words && line.Contains(words, StringComparison.Ordinal))
                    up.TrySetResult();
            }
        }
        catch (ObjectDisposedException)
        {
            // Children of a process that was killed hold its output open longer than it lived.
        }
    }

    private void Signal(string signal)
    {
        if (process is not { HasExited: false })
            return;
        using var kill = Process.Start("kill", [$"-{signal}", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void Tell(string news) => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.Local):HH:mm:ss}  {news}"));
}
