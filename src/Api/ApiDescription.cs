using CallCenter.Api.Calls;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CallCenter.Api;

/// <summary>What the OpenAPI document says beyond what is read from the code.</summary>
internal static class ApiDescription
{
    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, context, cancellationToken) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Call center",
                Version = "v1",
                Description = "Place phone calls led by an AI assistant, read what came of them, and take part in those in progress.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, cancellationToken) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LanguagesRequest))
                schema.Description = "A default and a choice of languages; or, as a text, one short code such as en-US: that language only.";
            return Task.CompletedTask;
        });
    }
}
