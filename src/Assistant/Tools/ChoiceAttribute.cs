using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tools;

/// <summary>Marks an argument that takes one of the values that a call knows, which are told with its description.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class ChoiceAttribute : Attribute
{
    /// <summary>The values in a call with these settings, each with what is to be said about it, if anything.</summary>
    public abstract IReadOnlyList<(string Value, string Remark)> In(CallInitiation initiation);
}
