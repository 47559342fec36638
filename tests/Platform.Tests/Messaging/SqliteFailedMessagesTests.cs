using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Messaging;

public sealed class SqliteFailedMessagesTests() : FailedMessagesTests(DatabaseProvider.Sqlite);
