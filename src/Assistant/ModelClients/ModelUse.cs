namespace CallCenter.Assistant.ModelClients;

/// <summary>One request to a model, whose end its <see cref="ModelBreaker"/> waits for. Only the first end counts; one that never comes counts nothing, except that a trial has to end.</summary>
internal sealed class ModelUse
{
    // The breaker goes on within the call that ends the request, so that whoever asks it next knows of the end.
    private readonly TaskCompletionSource<bool> ended = new(TaskCreationOptions.None);

    /// <summary>Whether the breaker let it begin.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Whether it decides if the model is asked by others again.</summary>
    public bool IsTrial { get; set; }

    /// <summary>Whether it went well.</summary>
    public Task<bool> Ended => ended.Task;

    /// <summary>The model answered, or failed.</summary>
    public void End(bool isWell) => ended.TrySetResult(isWell);
}
