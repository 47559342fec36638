using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Api.Reports;

/// <summary>The style sheet of the pages, which travels within the assembly.</summary>
internal static class StyleSheet
{
    private const string Path = "/report/style.css";
    private static readonly byte[] Content = Load();
    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Content))[..12];

    /// <summary>Its address, another one whenever its content is.</summary>
    public static string Url { get; } = $"{Path}?v={Version}";

    public static void MapStyleSheet(this IEndpointRouteBuilder routes) => routes.MapGet(Path, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Content, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Version}\""));
    }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Load()
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream("CallCenter.Api.Reports.style.css")
            ?? throw new InvalidOperationException("the style sheet is missing from the assembly");
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
