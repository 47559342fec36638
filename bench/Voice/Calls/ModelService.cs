using Microsoft.AspNetCore.Http;

namespace CallCenter.Voice.Calls;

/// <summary>A language model that answers everything with the same sentence, at once, over the chat completions protocol.</summary>
internal static class ModelService
{
    private static readonly string Reply = string.Concat(new[]
    {
        Chunk("""{"role":"assistant","content":"","refusal":null}""", "null"),
        Chunk("""{"content":"All right, I have noted that for you."}""", "null"),
        Chunk("{}", "\"stop\""),
        """{"id":"c","object":"chat.completion.chunk","created":1730000000,"model":"m","choices":[],"usage":{"prompt_tokens":20,"completion_tokens":12,"total_tokens":32}}""",
        "[DONE]",
    }.Select(chunk => $"data: {chunk}\n\n"));

    /// <summary>Answers a request.</summary>
    public static async Task ReplyAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        await context.Response.WriteAsync(Reply, context.RequestAborted);
    }

    private static string Chunk(string delta, string finish) =>
        $$"""{"id":"c","object":"chat.completion.chunk","created":1730000000,"model":"m","choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]}""";
}
