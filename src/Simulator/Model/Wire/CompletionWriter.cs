using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>Writes an answer, whole or as server-sent events.</summary>
internal sealed class CompletionWriter(ChatRequest request, ChatReply reply, bool cut, DateTimeOffset now)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly string _id = "chatcmpl-" + Guid.NewGuid().ToString("N");

    private string FinishReason => cut ? "length" : reply.ToolCalls.Count > 0 ? "tool_calls" : "stop";

    /// <summary>One JSON document.</summary>
    public string Whole()
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text.Length > 0 || reply.ToolCalls.Count == 0 ? reply.Text : null, ["refusal"] = null };
        if (reply.ToolCalls.Count > 0)
            message["tool_calls"] = new JsonArray([.. reply.ToolCalls.Select(call => Call(call.Id, call.Name, call.Arguments))]);
        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["logprobs"] = null,
            ["finish_reason"] = FinishReason,
            ["content_filter_results"] = ContentFilter.Safe(),
        };
        var body = Envelope("chat.completion", choice);
        body["usage"] = Usage();
        body["prompt_filter_results"] = PromptFilter();
        return body.ToJsonString(Json);
    }

    /// <summary>The events of a stream: prompt filter, role, text by words, calls with arguments in pieces, finish, usage, the end mark.</summary>
    public IEnumerable<string> Events()
    {
        yield return Event(new JsonObject
        {
            ["id"] = "",
            ["object"] = "",
            ["created"] = 0,
            ["model"] = "",
            ["choices"] = new JsonArray(),
            ["prompt_filter_results"] = PromptFilter(),
        });
        yield return Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "", ["refusal"] = null });
        foreach (var piece in Pieces.OfText(reply.Text))
            yield return Chunk(new JsonObject { ["content"] = piece });
        for (var index = 0; index < reply.ToolCalls.Count; index++)
        {
            var call = reply.ToolCalls[index];
            yield return Chunk(Delta(index, Call(call.Id, call.Name, "")));
            foreach (var piece in Pieces.OfArguments(call.Arguments))
                yield return Chunk(Delta(index, new JsonObject { ["function"] = new JsonObject { ["arguments"] = piece } }));
        }

        yield return Chunk(new JsonObject(), FinishReason);
        if (request.IncludeUsage)
        {
            var last = Envelope("chat.completion.chunk", choice: null);
            last["usage"] = Usage();
            yield return Event(last);
        }

        yield return "data: [DONE]\n\n";
    }

    private string Chunk(JsonObject delta, string? finishReason = null)
    {
        var body = Envelope("chat.completion.chunk", new JsonObject
        {
            ["index"] = 0,
            ["delta"] = delta,
            ["logprobs"] = null,
            ["finish_reason"] = finishReason,
            ["content_filter_results"] = delta.ContainsKey("content") ? ContentFilter.Safe() : new JsonObject(),
        });
        if (request.IncludeUsage)
            body["usage"] = null;
        return Event(body);
    }

    private JsonObject Envelope(string kind, JsonObject? choice) => new()
    {
        ["id"] = _id,
        ["object"] = kind,
        ["created"] = now.ToUnixTimeSeconds(),
        ["model"] = request.Model,
        ["system_fingerprint"] = "fp_simulated",
        ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice),
    };

    private JsonObject Usage()
    {
        var (prompt, completion) = (Pieces.TokensOf(request), Pieces.TokensOf(reply));
        return new JsonObject
        {
            ["prompt_tokens"] = prompt,
            ["completion_tokens"] = completion,
            ["total_tokens"] = prompt + completion,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = 0 },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = 0 },
        };
    }

    private static JsonArray PromptFilter() =>
        new(new JsonObject { ["prompt_index"] = 0, ["content_filter_results"] = ContentFilter.Results() });

    private static JsonObject Delta(int index, JsonObject call)
    {
        call["index"] = index;
        return new JsonObject { ["tool_calls"] = new JsonArray(call) };
    }

    private static JsonObject Call(string id, string name, string arguments) => new()
    {
        ["id"] = id,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
    };

    private static string Event(JsonObject body) => $"data: {body.ToJsonString(Json)}\n\n";
}
