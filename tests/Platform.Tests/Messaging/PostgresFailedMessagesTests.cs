using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging;

[Trait("Speed", "slow")]
public sealed class PostgresFailedMessagesTests() : FailedMessagesTests(DatabaseProvider.Postgresql);
