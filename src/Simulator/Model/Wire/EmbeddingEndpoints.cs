using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>The embeddings addresses: the v1 one and the classic one. Any deployment name is served; vectors come as numbers or as base64.</summary>
internal static class EmbeddingEndpoints
{
    private const int MostInputs = 2048;
    private const int MostDimensions = 4096;

    public static void MapEmbeddings(this IEndpointRouteBuilder app)
    {
        app.MapPost("/openai/v1/embeddings", (HttpContext context, SimulatorOptions options) => AnswerAsync(context, options, deployment: null));
        app.MapPost("/openai/deployments/{deployment}/embeddings", AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext context, SimulatorOptions options, string? deployment)
    {
        context.Response.Headers["apim-request-id"] = Guid.NewGuid().ToString();
        try
        {
            if (!ServiceKey.IsInEither(context.Request, options.ModelKey))
                throw ModelException.Denied();
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            await context.Response.WriteAsJsonAsync<JsonNode>(Answer(body.RootElement, deployment), context.RequestAborted);
        }
        catch (JsonException)
        {
            await RefuseAsync(context, ModelException.Invalid("We could not parse the JSON body of your request."));
        }
        catch (ModelException e)
        {
            await RefuseAsync(context, e);
        }
    }

    private static JsonObject Answer(JsonElement body, string? deployment)
    {
        var model = deployment ?? ChatRequestReader.Text(body, "model") ?? throw ModelException.Invalid("you must provide a model parameter", "model");
        var dimensions = Dimensions(body);
        var base64 = ChatRequestReader.Text(body, "encoding_format") switch
        {
            null or "float" => false,
            "base64" => true,
            _ => throw ModelException.Invalid("'encoding_format' must be 'float' or 'base64'.", "encoding_format"),
        };
        var inputs = Inputs(body);
        var tokens = inputs.Sum(input => (input.Length / 4) + 1);
        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. inputs.Select((input, index) => (JsonNode)new JsonObject
            {
                ["object"] = "embedding",
                ["index"] = index,
                ["embedding"] = Written(Embeddings.Of(input, dimensions), base64),
            })]),
            ["model"] = model,
            ["usage"] = new JsonObject { ["prompt_tokens"] = tokens, ["total_tokens"] = tokens },
        };
    }

    private static JsonNode Written(float[] vector, bool base64) =>
        base64 ? JsonValue.Create(Embeddings.Base64(vector)) : new JsonArray([.. vector.Select(number => (JsonNode)number)]);

    private static int Dimensions(JsonElement body)
    {
        if (!body.TryGetProperty("dimensions", out var given) || given.ValueKind == JsonValueKind.Null)
            return Embeddings.DefaultDimensions;
        return given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var dimensions) && dimensions is > 0 and <= MostDimensions
            ? dimensions
            : throw ModelException.Invalid($"'dimensions' must be a whole number from 1 to {MostDimensions}.", "dimensions");
    }

    private static List<string> Inputs(JsonElement body)
    {
        var input = body.TryGetProperty("input", out var given) ? given : default;
        List<JsonElement> texts = input.ValueKind == JsonValueKind.Array ? [.. input.EnumerateArray()] : [input];
        return texts.Count is > 0 and <= MostInputs && texts.TrueForAll(text => text.ValueKind == JsonValueKind.String && text.GetString()!.Length > 0)
            ? texts.ConvertAll(text => text.GetString()!)
            : throw ModelException.Invalid($"'input' must be a text or a list of 1 to {MostInputs} texts, none of them empty.", "input");
    }

    private static Task RefuseAsync(HttpContext context, ModelException error)
    {
        context.Response.StatusCode = error.Status;
        return context.Response.WriteAsJsonAsync<JsonNode>(error.Body, context.RequestAborted);
    }
}
