using MassTransit;

namespace CallCenter.Platform.Messaging;

/// <summary>When a message whose consumer failed is tried again; after the last time it is kept as failed.</summary>
internal sealed record RetryPlan
{
    /// <summary>Waits between tries while the message is held: a lost race, a moment's overload.</summary>
    /// <value>Default five within about four seconds, the first at once.</value>
    public IReadOnlyList<TimeSpan> AtOnce { get; init; } =
    [
        TimeSpan.Zero,
        TimeSpan.FromMilliseconds(50),
        TimeSpan.FromMilliseconds(250),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromSeconds(3),
    ];

    /// <summary>Waits after which the message is delivered again: a service outside that is down. It waits in the store and holds nobody up.</summary>
    /// <value>Default 15 s, 1 min, 5 min.</value>
    public IReadOnlyList<TimeSpan> Later { get; init; } = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    // The retry is outside of what it repeats: each try gets a scope of its own, and what a failed try published is thrown away.
    internal void Apply(IConsumePipeConfigurator endpoint)
    {
        if (AtOnce.Count > 0)
            endpoint.UseMessageRetry(retry => retry.Intervals([.. AtOnce]));
    }

    internal void ApplyLater(IConsumePipeConfigurator endpoint)
    {
        if (Later.Count > 0)
            endpoint.UseScheduledRedelivery(redelivery => redelivery.Intervals([.. Later]));
    }
}
