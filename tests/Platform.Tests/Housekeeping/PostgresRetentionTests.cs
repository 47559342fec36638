using CallCenter.Platform.Configuration;

namespace CallCenter.Platform.Tests.Housekeeping;

[Trait("Speed", "slow")]
public sealed class PostgresRetentionTests() : RetentionTests(DatabaseProvider.Postgresql);
