namespace CallCenter.Assistant.ModelClients;

/// <summary>
/// Which model to ask next: each in turn, twice at most, with a wait before the second lap. A model that rejected the request is not
/// asked again. Where all of them failed lately and so none was asked, the first one is after all: a late answer is better than none.
/// </summary>
internal sealed class ModelAttempts(IReadOnlyList<ChatModel> models, ModelDeadlines deadlines, TimeProvider time)
{
    private const int Laps = 2;
    private readonly HashSet<ChatModel> rejecting = [];
    private TimeSpan? retryAfter;
    private ChatModel? asked;
    private bool wasAsked;
    private int count;

    /// <summary>Whether the model that is next is to be asked even though it failed lately.</summary>
    public bool Insists { get; private set; }

    /// <summary>Whether the model that is next stands in for another.</summary>
    public bool StandsIn => asked is not null && !ReferenceEquals(asked, models[0]);

    /// <summary>The next model to ask; null when all have had their chances.</summary>
    public async ValueTask<ChatModel?> NextAsync(CancellationToken cancellationToken)
    {
        if (Insists)
            return null;
        if (count == models.Count && !wasAsked)
        {
            Insists = true;
            return asked = models[0];
        }

        while (count < models.Count * Laps)
        {
            var model = models[count % models.Count];
            count++;
            if (rejecting.Contains(model))
                continue;
            if (count == models.Count + 1 || (count > models.Count && rejecting.Count > 0))
                await WaitAsync(cancellationToken);
            return asked = model;
        }

        return null;
    }

    /// <summary>Notes that the model asked last gave no usable answer.</summary>
    public void Failed(ModelEnded end)
    {
        wasAsked |= end.Reason != ModelEndReason.Resting;
        if (end.Reason is ModelEndReason.Rejected or ModelEndReason.Unusable && asked is not null)
            rejecting.Add(asked);
        retryAfter = end.RetryAfter ?? retryAfter;
    }

    private Task WaitAsync(CancellationToken cancellationToken)
    {
        var wait = retryAfter ?? deadlines.BeforeSecondLap;
        return Task.Delay(wait < deadlines.LongestRetryAfter ? wait : deadlines.LongestRetryAfter, time, cancellationToken);
    }
}
