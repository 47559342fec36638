namespace CallCenter.NotificationWorker.Tests.Hosting;

/// <summary>A request that a <see cref="Listener"/> was sent.</summary>
public sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body);
