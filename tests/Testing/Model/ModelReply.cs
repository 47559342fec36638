using Microsoft.AspNetCore.Http;

namespace CallCenter.Testing.Model;

/// <summary>What the scripted model does with one request.</summary>
public sealed class ModelReply
{
    private readonly Func<HttpContext, CancellationToken, Task> write;

    internal ModelReply(Func<HttpContext, CancellationToken, Task> write) => this.write = write;

    /// <summary>Begins a streamed reply in the shape that Azure sends: first a chunk without choices, then the role.</summary>
    public static ModelStream Stream() => new();

    /// <summary>A streamed reply of plain text.</summary>
    public static ModelReply Says(params string[] deltas) => deltas.Aggregate(Stream(), (stream, delta) => stream.Text(delta)).Ends("stop");

    /// <summary>A streamed reply with a text and one tool call.</summary>
    public static ModelReply SaysAndCalls(string text, string tool, string arguments) =>
        Stream().Text(text).Calls(0, "call_" + tool, tool, arguments).Ends("tool_calls");

    /// <summary>A streamed reply without a word.</summary>
    public static ModelReply Nothing() => Stream().Ends("stop");

    /// <summary>A whole reply.</summary>
    public static ModelReply Whole(string text, string finishReason = "stop") => new((context, cancellationToken) => context.Response.WriteAsJsonAsync(
        new
        {
            id = "chatcmpl-1",
            @object = "chat.completion",
            created = 1_730_000_000,
            model = "scripted",
            choices = new[] { new { index = 0, message = new { role = "assistant", content = text, refusal = (string?)null }, finish_reason = finishReason } },
            usage = new { prompt_tokens = 20, completion_tokens = 12, total_tokens = 32 },
        },
        cancellationToken));

    /// <summary>An error of the provider.</summary>
    public static ModelReply Fails(int status, string code = "", string? innerCode = null, string? retryAfterMs = null) => new((context, cancellationToken) =>
    {
        context.Response.StatusCode = status;
        if (retryAfterMs is not null)
            context.Response.Headers["retry-after-ms"] = retryAfterMs;
        return context.Response.WriteAsJsonAsync(
            new { error = new { message = "scripted", type = (string?)null, param = "prompt", code, status, innererror = innerCode is null ? null : new { code = innerCode } } },
            cancellationToken);
    });

    /// <summary>No reply until the client gives up.</summary>
    /// <param name="asked">Told when the request is there.</param>
    public static ModelReply Hangs(Action asked) => new((_, cancellationToken) =>
    {
        asked();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    });

    /// <summary>The same reply, held back.</summary>
    /// <param name="asked">Told when the request is there.</param>
    /// <param name="until">What it is held back for.</param>
    public ModelReply HeldBack(Action asked, Task until) => new(async (context, cancellationToken) =>
    {
        asked();
        await until.WaitAsync(cancellationToken);
        await write(context, cancellationToken);
    });

    internal Task WriteAsync(HttpContext context, CancellationToken cancellationToken) => write(context, cancellationToken);
}
