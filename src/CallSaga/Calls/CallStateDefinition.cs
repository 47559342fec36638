using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.Middleware;

namespace CallCenter.CallSaga.Calls;

/// <summary>
/// How the saga's endpoint works: the messages of one call in the order of their arrival, calls side by side. Retries and the outbox
/// are those of every endpoint; a retried message may come after its successor, which every state allows for.
/// </summary>
internal sealed class CallStateDefinition : SagaDefinition<CallState>
{
    /// <summary>Calls that are worked on at a time. The embedded store writes one by one, so more would only wait there.</summary>
    private const int Partitions = 16;

    private readonly CallStateMachine machine;

    public CallStateDefinition(CallStateMachine machine)
    {
        this.machine = machine;
        ConcurrentMessageLimit = Partitions;
    }

    protected override void ConfigureSaga(
        IReceiveEndpointConfigurator endpointConfigurator, ISagaConfigurator<CallState> sagaConfigurator, IRegistrationContext context) =>
        machine.KeepCallsInOrder(endpointConfigurator, new Partitioner(Partitions, new Murmur3UnsafeHashGenerator()));
}
