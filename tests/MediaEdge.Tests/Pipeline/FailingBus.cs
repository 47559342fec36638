namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>A bus that takes nothing while it is away.</summary>
internal sealed class FailingBus
{
    private readonly Signals refused = new();
    private readonly Signals taken = new();
    private volatile bool away = true;

    public List<object> Taken { get; } = [];

    public void ComesBack() => away = false;

    public Task PublishAsync(object message, CancellationToken cancellationToken)
    {
        if (away)
        {
            refused.Give();
            throw new InvalidOperationException("the broker is away");
        }

        Taken.Add(message);
        taken.Give();
        return Task.CompletedTask;
    }

    public Task TakesAsync() => taken.NextAsync();

    public Task RefusesAsync() => refused.NextAsync();
}
