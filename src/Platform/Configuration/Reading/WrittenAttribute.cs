namespace CallCenter.Platform.Configuration.Reading;

/// <summary>Says how a setting or a choice is written in the configuration, where that is not its name in snake case.</summary>
/// <param name="name">For example <c>rabbitmq</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class WrittenAttribute(string name) : Attribute
{
    public string Name => name;
}
