using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CallCenter.Testing.Model;

/// <summary>Builds a streamed reply, chunk by chunk.</summary>
public sealed class ModelStream
{
    private readonly List<string> chunks =
    [
        """{"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,"content_filter_results":{"hate":{"filtered":false,"severity":"safe"},"jailbreak":{"detected":false,"filtered":false}}}]}""",
        Chunk("""{"role":"assistant","content":"","refusal":null}""", null),
    ];

    /// <summary>Sends some letters.</summary>
    public ModelStream Text(string letters)
    {
        chunks.Add(Chunk($$"""{"content":{{JsonSerializer.Serialize(letters)}}}""", null));
        return this;
    }

    /// <summary>Sends a tool call, its arguments in pieces.</summary>
    public ModelStream Calls(int index, string id, string name, params string[] arguments)
    {
        chunks.Add(Chunk($$$"""{"tool_calls":[{"index":{{{index}}},"id":{{{JsonSerializer.Serialize(id)}}},"type":"function","function":{"name":{{{JsonSerializer.Serialize(name)}}},"arguments":""}}]}""", null));
        foreach (var piece in arguments)
            chunks.Add(Chunk($$$"""{"tool_calls":[{"index":{{{index}}},"function":{"arguments":{{{JsonSerializer.Serialize(piece)}}} }}]}""", null));
        return this;
    }

    /// <summary>Sends a chunk word for word.</summary>
    public ModelStream Raw(string chunk)
    {
        chunks.Add(chunk);
        return this;
    }

    /// <summary>Ends in order: finish reason, usage, end mark.</summary>
    public ModelReply Ends(string finishReason)
    {
        chunks.Add(Chunk("{}", finishReason));
        chunks.Add("""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1730000000,"model":"scripted","choices":[],"usage":{"prompt_tokens":20,"completion_tokens":12,"total_tokens":32,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":0}}}""");
        chunks.Add("[DONE]");
        return Reply();
    }

    /// <summary>Ends with the finish reason, but without the end mark.</summary>
    public ModelReply EndsWithoutEndMark(string finishReason)
    {
        chunks.Add(Chunk("{}", finishReason));
        return Reply();
    }

    /// <summary>Closes the response in the middle.</summary>
    public ModelReply Stops() => Reply();

    /// <summary>Breaks the connection in the middle, once <paramref name="when"/> is there: a broken connection takes what was not read yet with it.</summary>
    public ModelReply Breaks(Task when) => new(async (context, cancellationToken) =>
    {
        await WriteAsync(context, cancellationToken);
        await when.WaitAsync(cancellationToken);
        context.Abort();
    });

    /// <summary>Goes silent in the middle until the client gives up.</summary>
    public ModelReply GoesSilent() => new(async (context, cancellationToken) =>
    {
        await WriteAsync(context, cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    });

    private static string Chunk(string delta, string? finishReason) =>
        $$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1730000000,"model":"scripted","system_fingerprint":"fp_1","choices":[{"index":0,"delta":{{delta}},"logprobs":null,"finish_reason":{{JsonSerializer.Serialize(finishReason)}},"content_filter_results":{} }],"usage":null}""";

    private ModelReply Reply() => new(WriteAsync);

    private async Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.ContentType = "text/event-stream";
        foreach (var chunk in chunks)
        {
            await context.Response.WriteAsync($"data: {chunk}\n\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
        }
    }
}
