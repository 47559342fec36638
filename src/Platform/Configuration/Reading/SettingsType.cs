namespace CallCenter.Platform.Configuration.Reading;

/// <summary>An options class that the configuration is checked for.</summary>
/// <param name="Type">The class; carries a <see cref="SectionAttribute"/>.</param>
internal sealed record SettingsType(Type Type);
