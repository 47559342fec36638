using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging.Durable;

[Trait("Speed", "slow")]
public sealed class PostgresOutboxTableTests() : OutboxTableTests(DatabaseProvider.Postgresql);
