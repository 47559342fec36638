using MassTransit;

namespace CallCenter.CallSaga.Calls.Timeouts;

/// <summary>What a call is told when a wait of it has run out.</summary>
/// <typeparam name="TSelf">The message itself.</typeparam>
[ExcludeFromTopology]
public interface ICallWait<out TSelf>
    where TSelf : class, ICallWait<TSelf>
{
    /// <summary>The call.</summary>
    Guid CallId { get; }

    /// <summary>The message for a call.</summary>
    static abstract TSelf Of(Guid callId);
}
