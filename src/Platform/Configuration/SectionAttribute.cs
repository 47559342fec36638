namespace CallCenter.Platform.Configuration;

/// <summary>Names the part of the configuration that an options class is read from, for example <c>communication_services</c>.</summary>
/// <param name="path">Keys from the root, separated by colons.</param>
/// <param name="alsoKnown">Keys that older configurations may hold here and that mean nothing to us.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SectionAttribute(string path, params string[] alsoKnown) : Attribute
{
    /// <summary>Keys from the root, separated by colons.</summary>
    public string Path => path;

    /// <summary>Keys that older configurations may hold here and that mean nothing to us.</summary>
    public IReadOnlyList<string> AlsoKnown => alsoKnown;
}
