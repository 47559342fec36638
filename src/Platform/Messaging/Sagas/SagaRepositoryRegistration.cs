using CallCenter.Platform.Messaging.Inbox;
using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Platform.Messaging.Sagas;

/// <summary>Keeps sagas in the store.</summary>
public static class SagaRepositoryRegistration
{
    /// <summary>
    /// Keeps the instances in <see cref="CallCenterDbContext"/>. While a message is consumed, the saga and whatever is resolved from
    /// the consume scope share one context and one transaction, committed when the message is done. A row changed by somebody else
    /// meanwhile makes the message fail, so that it is tried again on the new state.
    /// </summary>
    public static ISagaRegistrationConfigurator<TSaga> EntityFrameworkRepository<TSaga>(this ISagaRegistrationConfigurator<TSaga> saga)
        where TSaga : class, ISaga =>
        saga.Repository(services =>
        {
            services.TryAddScoped<Consumption>();
            services.RegisterLoadSagaRepository<TSaga, SagaStore<TSaga>>();
            services.RegisterQuerySagaRepository<TSaga, SagaStore<TSaga>>();
            services.RegisterSagaRepository<
                TSaga,
                CallCenterDbContext,
                SagaConsumeContextFactory<CallCenterDbContext, TSaga>,
                SagaStore<TSaga>>();
        });
}
