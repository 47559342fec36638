namespace CallCenter.Platform.Configuration.Yaml;

/// <summary>A YAML document laid flat.</summary>
/// <param name="Values">Values by key, its parts joined by colons; an empty list or mapping has the value <c>""</c>, a null is left out.</param>
/// <param name="Lines">The line that each key stands on, also of keys that only group others.</param>
internal sealed record YamlDocument(Dictionary<string, string?> Values, IReadOnlyDictionary<string, int> Lines);
