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

    /// <summary>Azure's refusal of an input that its filter takes for an attempt to talk the model out of its instructions.</summary>
    public static ModelReply RefusesJailbreak() => new((context, cancellationToken) =>
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            """
            {"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,
             "innererror":{"code":"ResponsibleAIPolicyViolation","content_filter_result":{
               "hate":{"filtered":false,"severity":"safe"},"self_harm":{"filtered":false,"severity":"safe"},"sexual":{"filtered":false,"severity":"safe"},
               "violence":{"filtered":false,"severity":"safe"},"jailbreak":{"detected":true,"filtered":true}}}}}
            """,
            cancellationToken);
    });

    /// <summary>No reply until the client gives up.</summary>
    /// <param name="asked">Told when the request is there.</param>
    public static ModelReply Hangs(Action asked) => new((_, cancellationToken) =>
    {
        asked();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    });

    /// <summary>The headers and first letters of a whole reply, then nothing until the client gives up.</summary>
    /// <param name="begun">Told when they are sent.</param>
    public static ModelReply Stalls(Action begun) => new(async (context, cancellationToken) =>
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"id":"chatcmpl-1",""", cancellationToken);
        await context.Response.Body.FlushAsync(cancellationToken);
        begun();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
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
