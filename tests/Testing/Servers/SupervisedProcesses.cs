using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CallCenter.Testing.Servers;

/// <summary>The processes of <c>./run --distributed</c>, known from what it tells.</summary>
public sealed partial class SupervisedProcesses
{
    // A server that was killed may have to try more than once, with pauses that grow.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> again = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TaskCompletionSource> ready = new(StringComparer.Ordinal);

    /// <summary>Ids by name, as they are now.</summary>
    public IReadOnlyDictionary<string, int> Ids
    {
        get
        {
            lock (gate)
                return new Dictionary<string, int>(ids, StringComparer.Ordinal);
        }
    }

    /// <summary>Takes note of a line that was told.</summary>
    public void Read(string line)
    {
        if (ReadyAgain().Match(line) is { Success: true } back)
        {
            lock (gate)
                ready.GetValueOrDefault(back.Groups["name"].Value)?.TrySetResult();
            return;
        }

        if ((Started().Match(line) is { Success: true } started ? started : StartedAgain().Match(line)) is not { Success: true } told)
            return;
        var name = told.Groups["name"].Value;
        lock (gate)
        {
            ids[name] = int.Parse(told.Groups["id"].Value, CultureInfo.InvariantCulture);
            if (again.Remove(name, out var waiting))
                waiting.TrySetResult();
        }
    }

    /// <summary>Sends a process a signal that ends it; done when another runs in its place.</summary>
    /// <exception cref="TimeoutException">None does.</exception>
    public async Task EndAsync(string name, string signal)
    {
        Task replaced;
        int id;
        lock (gate)
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            again[name] = waiting;
            ready[name] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (id, replaced) = (ids[name], waiting.Task);
        }

        using var kill = Process.Start("kill", [$"-{signal}", id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        try
        {
            await replaced.WaitAsync(Limit);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"{name} is not started again within {Limit.TotalSeconds:0} s of {signal}", error);
        }
    }

    /// <summary>Done when the process that runs in place of one that was ended does its work; at once where none was.</summary>
    public Task ReadyAsync(string name)
    {
        lock (gate)
            return ready.GetValueOrDefault(name)?.Task ?? Task.CompletedTask;
    }

    [GeneratedRegex(@"^    (?<name>\S+) +process (?<id>\d+) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Started();

    [GeneratedRegex(@"  (?<name>\S+) runs again as process (?<id>\d+)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex StartedAgain();

    [GeneratedRegex(@"  (?<name>\S+) is ready again after ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReadyAgain();
}
