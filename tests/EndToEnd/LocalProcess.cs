using System.Diagnostics;
using System.Text;
using CallCenter.Testing.Servers;

namespace CallCenter.EndToEnd;

/// <summary>The system as a user starts it: a process of its own with its own data folder.</summary>
internal sealed class LocalProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(90);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly List<Action<string>> waiting = [];
    private readonly Lock gate = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LocalProcess(string dataFolder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
            Environment = { ["CALLCENTER_DATA"] = dataFolder },
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CallCenter.Local.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"the system ended: {Errors}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output => Text(output);

    public string Errors => Text(errors);

    /// <summary>What it runs in processes of their own.</summary>
    public SupervisedProcesses Processes { get; } = new();

    /// <summary>Starts the system and returns once it says that it is ready.</summary>
    public static async Task<LocalProcess> ReadyAsync(string dataFolder, int port, params string[] arguments)
    {
        var system = Start(dataFolder, ["--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture), .. arguments]);
        try
        {
            await system.ready.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the system with the arguments as they are.</summary>
    public static LocalProcess Start(string dataFolder, params string[] arguments) => new(dataFolder, arguments);

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(StartLimit, TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Asks the process to stop, as Ctrl-C does, and waits for it.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(StopLimit);
        return process.ExitCode;
    }

    /// <summary>Waits for a line of its output; one that was there before counts.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (output.ToString().Split('\n').FirstOrDefault(wanted) is { } line)
                return line;
            waiting.Add(line =>
            {
                if (wanted(line))
                    found.TrySetResult(line);
            });
        }

        return await found.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(StringBuilder into, string? line)
    {
        if (line is null)
            return;
        Processes.Read(line);
        lock (gate)
        {
            into.AppendLine(line);
            waiting.ForEach(look => look(line));
        }

        if (line.Contains("Ctrl-C", StringComparison.Ordinal))
            ready.TrySetResult();
    }

    private string Text(StringBuilder of)
    {
        lock (gate)
            return of.ToString();
    }
}
