using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Persistence;

public sealed class SqliteStoreTests() : StoreTests(DatabaseProvider.Sqlite);
