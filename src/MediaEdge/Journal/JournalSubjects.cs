using System.Collections.Frozen;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Endpointing;

namespace CallCenter.MediaEdge.Journal;

/// <summary>The objects that events carry, by the names that journals know them by.</summary>
internal static class JournalSubjects
{
    private static readonly FrozenDictionary<string, Type> ByName = typeof(AssistantOutput).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(AssistantOutput)))
        .Concat([typeof(Recognition), typeof(SayToCaller), typeof(CallerTexted)])
        .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Whether journals can hold an object.</summary>
    public static bool Know(object subject) => ByName.TryGetValue(subject.GetType().Name, out var type) && type == subject.GetType();

    /// <summary>The type of this name.</summary>
    /// <exception cref="JournalException">There is none.</exception>
    public static Type Named(string name) => ByName.TryGetValue(name, out var type) ? type : throw new JournalException($"the journal holds a {name}, which this program does not know");
}
