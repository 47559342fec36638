namespace CallCenter.Platform.Persistence;

/// <summary>
/// Lets the writers of this process into the SQLite file one by one, in the order in which they came. SQLite allows one writer at a
/// time and makes the others poll for their turn; waiting here costs no thread and no delay.
/// </summary>
internal sealed class SqliteWriteGate : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    /// <summary>The right to write; disposing it once lets the next one in.</summary>
    internal readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
