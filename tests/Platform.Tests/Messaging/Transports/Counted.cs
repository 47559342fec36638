namespace CallCenter.Platform.Tests.Messaging.Transports;

public sealed record Counted(int Number);
