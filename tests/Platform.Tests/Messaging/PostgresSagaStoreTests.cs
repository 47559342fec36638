using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging;

[Trait("Speed", "slow")]
public sealed class PostgresSagaStoreTests() : SagaStoreTests(DatabaseProvider.Postgresql);
