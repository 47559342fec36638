using System.Text.Json;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Realtime;

/// <summary>What was said in a session, item by item. Used by the session and the answer it is making.</summary>
internal sealed class RealtimeConversation
{
    private readonly Lock _gate = new();
    private readonly List<RealtimeItem> _items = [];

    /// <summary>All items, oldest first, as the rule-based model reads them.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _items.Select(item => item.ToMessage())];
        }
    }

    /// <summary>Puts an item behind another one, or at the end.</summary>
    /// <param name="item">The item.</param>
    /// <param name="after">Id of the other one; <c>root</c> for the beginning, null for the end.</param>
    /// <returns>Id of the item before it; null for the first.</returns>
    /// <exception cref="RealtimeErrorException">There is none of this id.</exception>
    public string? Add(RealtimeItem item, string? after = null)
    {
        lock (_gate)
        {
            var at = after switch
            {
                null => _items.Count,
                "root" => 0,
                _ => PlaceOf(after, "previous_item_id") + 1,
            };
            _items.Insert(at, item);
            return at > 0 ? _items[at - 1].Id : null;
        }
    }

    /// <summary>Changes an item.</summary>
    /// <exception cref="RealtimeErrorException">There is none of this id.</exception>
    public void Change(string? id, Func<RealtimeItem, RealtimeItem?> change)
    {
        lock (_gate)
        {
            var at = PlaceOf(id, "item_id");
            if (change(_items[at]) is { } changed)
                _items[at] = changed;
            else
                _items.RemoveAt(at);
        }
    }

    /// <summary>Reads an item that a client adds.</summary>
    /// <exception cref="RealtimeErrorException">It is none.</exception>
    public RealtimeItem Read(JsonElement item)
    {
        var id = ChatRequestReader.Text(item, "id") ?? NewId("item");
        switch (ChatRequestReader.Text(item, "type"))
        {
            case "message" when ChatRequestReader.Text(item, "role") is { } role and ("user" or "assistant" or "system"):
                return new RealtimeItem(id, role, Content(item));
            case "function_call_output":
                return new RealtimeItem(id, "tool", Required(item, "output")) { ResultOf = Known(Required(item, "call_id")) };
            case "function_call":
                return new RealtimeItem(id, "assistant", "") { Call = new ToolCall(Required(item, "call_id"), Required(item, "name"), Required(item, "arguments")) };
            default:
                throw new RealtimeErrorException("invalid_value", "Supported item types are: 'message', 'function_call' and 'function_call_output'.", "item.type");
        }
    }

    /// <summary>A new id.</summary>
    public static string NewId(string kind) => $"{kind}_{Guid.NewGuid():N}"[..(kind.Length + 22)];

    private int PlaceOf(string? id, string param)
    {
        var at = _items.FindIndex(item => string.Equals(item.Id, id, StringComparison.Ordinal));
        return at >= 0 ? at : throw new RealtimeErrorException("item_not_found", $"There is no item with id '{id}'.", param);
    }

    private string Known(string callId)
    {
        lock (_gate)
        {
            return _items.Exists(item => string.Equals(item.Call?.Id, callId, StringComparison.Ordinal))
                ? callId
                : throw new RealtimeErrorException("invalid_tool_call_id", $"Tool call ID '{callId}' not found in conversation.", "item.call_id");
        }
    }

    private static string Required(JsonElement item, string name) =>
        ChatRequestReader.Text(item, name) ?? throw new RealtimeErrorException("missing_required_parameter", $"Missing required parameter: 'item.{name}'.", $"item.{name}");

    private static string Content(JsonElement item)
    {
        if (!item.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Array)
            throw new RealtimeErrorException("missing_required_parameter", "Missing required parameter: 'item.content'.", "item.content");
        return string.Concat(content.EnumerateArray().Select(part => ChatRequestReader.Text(part, "text") ?? ChatRequestReader.Text(part, "transcript") ?? ""));
    }
}
