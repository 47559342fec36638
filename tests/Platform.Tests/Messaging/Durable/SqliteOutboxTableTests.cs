using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging.Durable;

public sealed class SqliteOutboxTableTests() : OutboxTableTests(DatabaseProvider.Sqlite);
