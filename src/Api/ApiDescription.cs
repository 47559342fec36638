using CallCenter.Api.Calls;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CallCenter.Api;

/// <summary>What the OpenAPI document says beyond what is read from the code.</summary>
internal static class ApiDescription
{
    private static OpenApiParameter RepeatableBy => new()
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Description = "Makes retries safe: the same key with the same content has one effect.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
    };

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
            AddKeys(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, cancellationToken) =>
        {
            if (context.Description is { HttpMethod: "POST", RelativePath: "call" or "call/{id}/message" })
                operation.Parameters = [.. operation.Parameters ?? [], RepeatableBy];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, cancellationToken) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LanguagesRequest))
                schema.Description = "A default and a choice of languages; or, as a text, one short code such as en-US: that language only.";
            return Task.CompletedTask;
        });
    }

    // Three ways to send the same key; one is enough.
    private static void AddKeys(OpenApiDocument document)
    {
        document.Security = [];
        Add("bearer", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        Add("header", new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = "X-Api-Key" });
        Add("password", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic" });

        void Add(string name, OpenApiSecurityScheme scheme)
        {
            document.AddComponent(name, scheme);
            document.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(name, document)] = [] });
        }
    }
}
