using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging;

[Trait("Speed", "slow")]
public sealed class SqliteSagaStoreTests() : SagaStoreTests(DatabaseProvider.Sqlite);
