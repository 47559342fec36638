using System.Collections.Concurrent;
using System.Diagnostics;

namespace CallCenter.Local.Distributed;

/// <summary>
/// Starts processes that never outlive this one, however it ends, and that a Ctrl-C at its terminal does not reach: they are stopped in
/// order instead.
/// </summary>
internal sealed class ProcessStarter : IDisposable
{
    private readonly BlockingCollection<Action> orders = [];

    // Linux kills a process of this kind when the thread ends that started it. Threads of the pool come and go.
    public ProcessStarter() => new Thread(Work) { IsBackground = true, Name = "process starter" }.Start();

    /// <summary>Starts one, with its output readable.</summary>
    public Task<Process> StartAsync(Part part)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        orders.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(CommandOf(part))!);
            }
            catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                started.SetException(new PartFailedException($"{part.Name} cannot be started: {error.Message}", error));
            }
        });
        return started.Task;
    }

    public void Dispose() => orders.CompleteAdding();

    // Both programs take the place of the one before, so that the id of the process is that of the part.
    private static ProcessStartInfo CommandOf(Part part)
    {
        IReadOnlyList<string> account = part.Account is { } name && Environment.IsPrivilegedProcess ? [$"--reuid={name}", $"--regid={name}", "--init-groups"] : [];
        var command = new ProcessStartInfo("setsid", ["setpriv", "--pdeathsig", "KILL", .. account, part.Program, .. part.Arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = part.Account is null ? AppContext.BaseDirectory : "/",
        };
        foreach (var (variable, value) in part.Environment)
            command.Environment[variable] = value;
        return command;
    }

    private void Work()
    {
        foreach (var order in orders.GetConsumingEnumerable())
            order();
    }
}
