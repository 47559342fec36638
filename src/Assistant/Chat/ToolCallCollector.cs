using System.Text;
using CallCenter.Assistant.ModelClients;

namespace CallCenter.Assistant.Chat;

/// <summary>Puts tool calls together from the pieces they are streamed in.</summary>
internal sealed class ToolCallCollector
{
    // The longest id that OpenAI takes back with the result of the tool; some other servers make longer ones.
    private const int LongestId = 40;

    private readonly SortedDictionary<int, Piecework> calls = [];

    /// <summary>Takes the next piece.</summary>
    public void Add(ModelToolDelta delta)
    {
        if (!calls.TryGetValue(delta.Index, out var call))
            calls[delta.Index] = call = new Piecework();
        if (!string.IsNullOrEmpty(delta.Id))
            call.Id = delta.Id;
        if (!string.IsNullOrEmpty(delta.Name))
            call.Name = delta.Name;
        call.Arguments.Append(delta.Arguments);
    }

    /// <summary>The calls, in the order of their indexes; each with an id of its own that every server takes, whatever the model sent.</summary>
    public IReadOnlyList<ModelToolCall> Collect()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. calls.Values.Select(call => new ModelToolCall(
                call.Id is { Length: <= LongestId } id && ids.Add(id) ? id : $"call_{Guid.NewGuid():N}",
                call.Name,
                call.Arguments.ToString())),
        ];
    }

    private sealed class Piecework
    {
        public string? Id { get; set; }

        public string Name { get; set; } = "";

        public StringBuilder Arguments { get; } = new();
    }
}
