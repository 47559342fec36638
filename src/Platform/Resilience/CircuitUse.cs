namespace CallCenter.Platform.Resilience;

/// <summary>One use of something that may fail, whose end its <see cref="Circuit{TEnd}"/> waits for. Only the first end counts; one that never comes counts nothing, except that a trial has to end.</summary>
/// <typeparam name="TEnd">How it went.</typeparam>
public abstract class CircuitUse<TEnd>
{
    // The circuit goes on within the call that ends the use, so that whoever asks it next knows of the end.
    private readonly TaskCompletionSource<TEnd> ended = new(TaskCreationOptions.None);

    /// <summary>Whether the circuit let it begin.</summary>
    public bool HasBegun { get; internal set; }

    /// <summary>Whether others are kept away until this use has ended, and it decides what comes next.</summary>
    public bool IsTrial { get; internal set; }

    /// <summary>How it went.</summary>
    public Task<TEnd> Ended => ended.Task;

    /// <summary>Ends it.</summary>
    /// <returns>False where it had ended before.</returns>
    protected bool TryEnd(TEnd end) => ended.TrySetResult(end);
}
