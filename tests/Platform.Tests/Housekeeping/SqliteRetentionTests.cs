using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Housekeeping;

public sealed class SqliteRetentionTests() : RetentionTests(DatabaseProvider.Sqlite);
