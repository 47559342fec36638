namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Keeps the value of a setting out of messages about it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretAttribute : Attribute;
