using CallCenter.Faults.Injection;

namespace CallCenter.Faults.Product;

/// <summary>The product over all of its lives: when one ends in a crash, the next begins on the same data.</summary>
/// <param name="crashed">Told of each crash, with its point.</param>
internal sealed class Lives(Action<string> crashed) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<Task> burials = [];
    private readonly CancellationTokenSource stopping = new();
    private TaskCompletionSource<ILife> up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ILife? current;
    private Task running = Task.CompletedTask;

    /// <summary>The product as it is; null while it is down.</summary>
    public ILife? Current => current;

    /// <summary>The product as soon as it is up.</summary>
    public Task<ILife> NextUpAsync(CancellationToken cancellationToken)
    {
        lock (gate)
            return up.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Begins the first life; each that crashes is followed by another.</summary>
    public void Begin(Func<Task<ILife>> birth) => running = LiveAsync(birth);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        if (current is { } last)
        {
            last.Doom.Crash("end of the run");
            await last.DisposeAsync();
        }

        await Task.WhenAll(burials);
        stopping.Dispose();
    }

    private async Task LiveAsync(Func<Task<ILife>> birth)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var born = await birth();
                Announce(born);
                var point = await born.Doom.Died.WaitAsync(stopping.Token);
                Withdraw(born);
                crashed(point);
            }
            catch (DoomedException stillborn)
            {
                crashed(stillborn.Point);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                // It cannot start any more: whoever waits for it is told.
                lock (gate)
                    up.TrySetException(error);
                return;
            }
        }
    }

    private void Announce(ILife born)
    {
        current = born;
        lock (gate)
            up.TrySetResult(born);
    }

    private void Withdraw(ILife dead)
    {
        current = null;
        lock (gate)
        {
            up = new TaskCompletionSource<ILife>(TaskCreationOptions.RunContinuationsAsynchronously);
            burials.Add(dead.DisposeAsync().AsTask());
        }
    }
}
