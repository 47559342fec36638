using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Model.Dialogue;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>The chat completions addresses: the v1 one and the classic one with the deployment in its path. Any deployment name is served.</summary>
internal static class ChatEndpoints
{
    public static void MapChat(this IEndpointRouteBuilder app)
    {
        app.MapPost("/openai/v1/chat/completions", (HttpContext context, SimulatorOptions options, TimeProvider time) => AnswerAsync(context, options, time, deployment: null));
        app.MapPost("/openai/deployments/{deployment}/chat/completions", AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext context, SimulatorOptions options, TimeProvider time, string? deployment)
    {
        context.Response.Headers["apim-request-id"] = Guid.NewGuid().ToString();
        try
        {
            if (!ServiceKey.IsInEither(context.Request, options.ModelKey))
                throw ModelException.Denied();

            var request = await ReadAsync(context, deployment);
            ContentFilter.Check(request);
            var (reply, cut) = Pieces.Limit(Mind.Answer(request), request.MaxTokens);
            await SendAsync(context.Response, request, new CompletionWriter(request, reply, cut, time.GetUtcNow()));
        }
        catch (ModelException e)
        {
            context.Response.StatusCode = e.Status;
            await context.Response.WriteAsJsonAsync<JsonNode>(e.Body, context.RequestAborted);
        }
    }

    private static async Task<ChatRequest> ReadAsync(HttpContext context, string? deployment)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            return ChatRequestReader.Read(document.RootElement, deployment);
        }
        catch (JsonException)
        {
            throw ModelException.Invalid("We could not parse the JSON body of your request.");
        }
    }

    private static async Task SendAsync(HttpResponse response, ChatRequest request, CompletionWriter writer)
    {
        if (!request.Stream)
        {
            response.ContentType = "application/json";
            await response.WriteAsync(writer.Whole(), response.HttpContext.RequestAborted);
            return;
        }

        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        foreach (var part in writer.Events())
        {
            await response.WriteAsync(part, response.HttpContext.RequestAborted);
            await response.Body.FlushAsync(response.HttpContext.RequestAborted);
        }
    }
}
