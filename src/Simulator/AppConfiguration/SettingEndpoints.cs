using System.Globalization;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Simulator.AppConfiguration;

/// <summary>The key-value operations of Azure App Configuration: list, get, set and delete, with versions and pages.</summary>
internal sealed class SettingEndpoints(SettingStore store, StoreFrontDoor door)
{
    private const int PageSize = 100;
    private const string Kind = "application/vnd.microsoft.appconfig.kv+json; charset=utf-8";
    private const string SetKind = "application/vnd.microsoft.appconfig.kvset+json; charset=utf-8";

    public IEndpointRouteBuilder Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/kv", (HttpContext http) => door.HandleAsync(http, _ => List(http)));
        app.MapGet("/kv/{**key}", (HttpContext http, string key) => door.HandleAsync(http, _ => Get(http, key)));
        app.MapPut("/kv/{**key}", (HttpContext http, string key) => door.HandleAsync(http, body => Set(http, key, body)));
        app.MapDelete("/kv/{**key}", (HttpContext http, string key) => door.HandleAsync(http, _ => Delete(http, key)));
        return app;
    }

    private IResult List(HttpContext http)
    {
        var query = http.Request.Query;
        if (SettingFilter.Parse(query["key"]) is not { } keys || SettingFilter.Parse(query["label"]) is not { } labels)
            return StoreFrontDoor.Problem(StatusCodes.Status400BadRequest, "invalid-argument", "Invalid request parameter", "key or label");
        var start = int.TryParse(query["after"], CultureInfo.InvariantCulture, out var after) ? after : 0;
        var all = store.List(keys, labels);
        var page = all.Skip(start).Take(PageSize).ToList();
        var next = start + PageSize < all.Count ? start + PageSize : (int?)null;
        var etag = SettingStore.ETagOf(next is null ? page : page.Append(all[^1] with { ETag = "more" }));
        Stamp(http, etag);
        if (IsKnown(http, etag))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var answer = new Dictionary<string, object?>(StringComparer.Ordinal) { ["items"] = page.Select(Shape), ["etag"] = etag };
        if (next is { } from)
        {
            var link = $"/kv?api-version={query["api-version"]}&key={Uri.EscapeDataString(query["key"].ToString())}&label={Uri.EscapeDataString(query["label"].ToString())}&after={from}";
            http.Response.Headers.Link = $"<{link}>; rel=\"next\"";
            answer["@nextLink"] = link;
        }

        return Results.Json(answer, contentType: SetKind);
    }

    private IResult Get(HttpContext http, string key)
    {
        if (store.Find(key, Label(http)) is not { } setting)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        Stamp(http, setting.ETag);
        return IsKnown(http, setting.ETag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(Shape(setting), contentType: Kind);
    }

    private IResult Set(HttpContext http, string key, byte[] body)
    {
        string value, contentType;
        try
        {
            using var json = JsonDocument.Parse(body);
            value = json.RootElement.TryGetProperty("value", out var given) ? given.GetString() ?? "" : "";
            contentType = json.RootElement.TryGetProperty("content_type", out var kind) ? kind.GetString() ?? "" : "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return StoreFrontDoor.Problem(StatusCodes.Status400BadRequest, "invalid-argument", "Invalid request body", "body");
        }

        var headers = http.Request.GetTypedHeaders();
        var written = store.Set(key, Label(http), value, contentType, present => IsAsExpected(headers, present));
        if (written is null)
            return Results.StatusCode(StatusCodes.Status412PreconditionFailed);
        Stamp(http, written.ETag);
        return Results.Json(Shape(written), contentType: Kind);
    }

    private IResult Delete(HttpContext http, string key)
    {
        if (store.Remove(key, Label(http)) is not { } former)
            return Results.StatusCode(StatusCodes.Status204NoContent);
        Stamp(http, former.ETag);
        return Results.Json(Shape(former), contentType: Kind);
    }

    private void Stamp(HttpContext http, string etag)
    {
        http.Response.Headers.ETag = $"\"{etag}\"";
        http.Response.Headers["Sync-Token"] = $"simulated={Convert.ToBase64String(BitConverter.GetBytes(store.Changes))};sn={store.Changes}";
    }

    private static string? Label(HttpContext http) => http.Request.Query["label"].ToString() is { Length: > 0 } label and not "\0" ? label : null;

    private static bool IsKnown(HttpContext http, string etag) =>
        http.Request.GetTypedHeaders().IfNoneMatch.Any(known => string.Equals(known.Tag.ToString(), $"\"{etag}\"", StringComparison.Ordinal));

    private static bool IsAsExpected(Microsoft.AspNetCore.Http.Headers.RequestHeaders headers, Setting? present) =>
        headers.IfMatch.All(tag => present is not null && Fits(tag, present)) && headers.IfNoneMatch.All(tag => present is null || !Fits(tag, present));

    private static bool Fits(EntityTagHeaderValue tag, Setting present) =>
        tag.Equals(EntityTagHeaderValue.Any) || string.Equals(tag.Tag.ToString(), $"\"{present.ETag}\"", StringComparison.Ordinal);

    private static object Shape(Setting setting) => new
    {
        etag = setting.ETag,
        key = setting.Key,
        label = setting.Label,
        content_type = setting.ContentType,
        value = setting.Value,
        tags = new { },
        locked = false,
        last_modified = setting.Changed,
    };
}
