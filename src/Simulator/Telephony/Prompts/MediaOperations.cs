namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>The plays and recognizes of a call, one after the other. Owned by the call's loop.</summary>
internal sealed class MediaOperations
{
    private readonly Queue<IMediaOperation> waiting = new();
    private IMediaOperation? current;

    /// <summary>Starts the operation once its turn has come; one that <paramref name="interrupts"/> cancels all that plays or waits.</summary>
    public void Add(IMediaOperation operation, bool interrupts)
    {
        if (interrupts)
            CancelAll();
        waiting.Enqueue(operation);
        Advance();
    }

    public void CancelAll()
    {
        current?.Cancel();
        current = null;
        while (waiting.TryDequeue(out var operation))
            operation.Cancel();
    }

    public void MixInto(Span<short> heard) => current?.MixInto(heard);

    public void Listen(ReadOnlySpan<short> said)
    {
        current?.Listen(said);
        Advance();
    }

    public void Press(char key)
    {
        current?.Press(key);
        Advance();
    }

    private void Advance()
    {
        while (current is null or { Ended: true })
        {
            if (!waiting.TryDequeue(out current))
                return;
            current.Start();
        }
    }
}
