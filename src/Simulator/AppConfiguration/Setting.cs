namespace CallCenter.Simulator.AppConfiguration;

/// <summary>A key with its label and value.</summary>
/// <param name="Key">Name.</param>
/// <param name="Label">Label; null without one.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="ContentType">What kind of value it is; may be empty.</param>
/// <param name="ETag">Version, without quotation marks.</param>
/// <param name="Changed">When it was set.</param>
internal sealed record Setting(string Key, string? Label, string Value, string ContentType, string ETag, DateTimeOffset Changed);
