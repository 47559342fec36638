namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Says that an address may be written as that of a WebSocket too.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SocketAddressAttribute : Attribute;
