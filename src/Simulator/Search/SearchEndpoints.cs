using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>The operations of Azure AI Search on indexes and documents that a call center's knowledge needs, under both forms of their addresses.</summary>
internal static class SearchEndpoints
{
    private const int LargestBatch = 1000;
    private const string Json = "application/json; odata.metadata=minimal";

    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddSingleton<SearchIndexes>().AddSingleton<SearchFrontDoor>();

    public static IEndpointRouteBuilder MapSearch(this IEndpointRouteBuilder app)
    {
        var door = app.ServiceProvider.GetRequiredService<SearchFrontDoor>();
        var indexes = app.ServiceProvider.GetRequiredService<SearchIndexes>();
        app.MapGet("/indexes", (HttpContext http) => door.HandleAsync(http, _ => Ok(List(indexes))));
        app.MapPost("/indexes", (HttpContext http) => door.HandleAsync(http, body => Create(indexes, body)));
        foreach (var address in new[] { "/indexes('{index}')", "/indexes/{index}" })
        {
            app.MapGet(address, (HttpContext http, string index) => door.HandleAsync(http, _ => Ok(indexes.Of(index).Definition.DeepClone())));
            app.MapPut(address, (HttpContext http, string index) => door.HandleAsync(http, body => Put(indexes, index, body)));
            app.MapDelete(address, (HttpContext http, string index) => door.HandleAsync(http, _ => indexes.Remove(index) ? Results.NoContent() : Results.NotFound()));
            app.MapGet($"{address}/docs/$count", (HttpContext http, string index) => door.HandleAsync(http, _ => Results.Text($"{indexes.Of(index).Count}")));
            app.MapGet($"{address}/docs('{{key}}')", (HttpContext http, string index, string key) => door.HandleAsync(http, _ => Document(indexes.Of(index), key)));
            foreach (var operation in new[] { "search.index", "index" })
                app.MapPost($"{address}/docs/{operation}", (HttpContext http, string index) => door.HandleAsync(http, body => Change(indexes.Of(index), body)));
            foreach (var operation in new[] { "search.post.search", "search" })
                app.MapPost($"{address}/docs/{operation}", (HttpContext http, string index) => door.HandleAsync(http, body => Search(indexes.Of(index), body)));
        }

        return app;
    }

    private static JsonObject List(SearchIndexes indexes) => new() { ["value"] = new JsonArray([.. indexes.All.Select(index => index.Definition.DeepClone())]) };

    private static IResult Create(SearchIndexes indexes, JsonElement body)
    {
        var definition = JsonObject.Create(body)!;
        indexes.Add(definition["name"]?.GetValue<string>() ?? throw SearchException.Invalid("The request is invalid. Details: The index has no name."), definition);
        return Results.Json(definition, contentType: Json, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Put(SearchIndexes indexes, string name, JsonElement body)
    {
        var definition = JsonObject.Create(body)!;
        return Results.Json(definition, contentType: Json, statusCode: indexes.Put(name, definition) ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static IResult Document(SearchIndex index, string key)
    {
        if (index.Find(key) is not { } document)
            throw new SearchException(StatusCodes.Status404NotFound, "Document not found.");
        return Ok(new JsonObject(index.Fields.Where(field => field.IsRetrievable).Select(field => KeyValuePair.Create(field.Name, document[field.Name]?.DeepClone()))));
    }

    private static IResult Search(SearchIndex index, JsonElement body) =>
        Ok(SearchRun.Answer(index, SearchQuery.Read(body, index.Fields, index.SemanticConfigurations)));

    private static IResult Change(SearchIndex index, JsonElement body)
    {
        var batch = JsonObject.Create(body)!["value"] as JsonArray ?? [];
        if (batch.Count is 0 or > LargestBatch)
            throw SearchException.Invalid($"The request is invalid. Details: A batch holds 1 to {LargestBatch} actions.");
        var results = new JsonArray();
        var failed = false;
        foreach (var item in batch.OfType<JsonObject>())
        {
            var document = item.DeepClone().AsObject();
            var action = document["@search.action"]?.GetValue<string>() ?? "upload";
            document.Remove("@search.action");
            var key = document[index.Key]?.GetValue<string>() is { Length: > 0 } given
                ? given
                : throw SearchException.Invalid("The request is invalid. Details: Document key cannot be missing or empty.");
            var status = index.Apply(action, key, document);
            failed |= status >= StatusCodes.Status400BadRequest;
            results.Add(new JsonObject
            {
                ["key"] = key,
                ["status"] = status < StatusCodes.Status400BadRequest,
                ["errorMessage"] = status < StatusCodes.Status400BadRequest ? null : "Document not found.",
                ["statusCode"] = status,
            });
        }

        return Results.Json(new JsonObject { ["value"] = results }, contentType: Json, statusCode: failed ? StatusCodes.Status207MultiStatus : StatusCodes.Status200OK);
    }

    private static IResult Ok(JsonNode body) => Results.Json(body, contentType: Json);
}
