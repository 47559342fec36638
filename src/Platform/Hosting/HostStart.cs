using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Hosting;

/// <summary>Waits for the start of a host, for work beside it that must not begin before it listens: what stands in for a cloud service may be part of it.</summary>
internal static class HostStart
{
    /// <summary>Ends when the host has started.</summary>
    /// <exception cref="OperationCanceledException">It is stopped before.</exception>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var start = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
