using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Wire;
using CallCenter.Simulator.Speech.Modem;

namespace CallCenter.Simulator.Realtime;

/// <summary>One item of a session's conversation: something said, a tool that was called, or what came of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Role"><c>user</c>, <c>assistant</c>, <c>system</c>; <c>tool</c> for what came of one.</param>
/// <param name="Text">Its words, or the result of the tool.</param>
internal sealed record RealtimeItem(string Id, string Role, string Text)
{
    /// <summary>The tool that is called; null for other items.</summary>
    public ToolCall? Call { get; init; }

    /// <summary>The call that this is the result of; null for other items.</summary>
    public string? ResultOf { get; init; }

    /// <summary>Whether it was spoken.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>As the rule-based model reads it.</summary>
    public ChatMessage ToMessage() => Call is { } call
        ? new ChatMessage("assistant", "", [call], null)
        : new ChatMessage(Role, Text, [], ResultOf);

    /// <summary>Without the words that lie behind a place in its sound.</summary>
    public RealtimeItem CutAt(TimeSpan heard)
    {
        var start = ModemCode.StartMilliseconds;
        var letters = (int)Math.Max(0, (heard.TotalMilliseconds - start) / ModemCode.SymbolMilliseconds);
        return letters >= Text.Length ? this : this with { Text = Text[..letters] };
    }

    /// <summary>As it stands on the wire.</summary>
    public JsonObject Write(string status = "completed")
    {
        var item = new JsonObject { ["id"] = Id, ["object"] = "realtime.item", ["type"] = "message", ["status"] = status };
        if (Call is { } call)
        {
            (item["type"], item["call_id"], item["name"], item["arguments"]) = ("function_call", call.Id, call.Name, call.Arguments);
        }
        else if (ResultOf is not null)
        {
            (item["type"], item["call_id"], item["output"]) = ("function_call_output", ResultOf, Text);
        }
        else
        {
            var kind = (Role, IsSpoken) switch
            {
                ("assistant", true) => "output_audio",
                ("assistant", false) => "output_text",
                (_, true) => "input_audio",
                _ => "input_text",
            };
            item["role"] = Role;
            item["content"] = new JsonArray(new JsonObject { ["type"] = kind, [IsSpoken ? "transcript" : "text"] = Text });
        }

        return item;
    }
}
