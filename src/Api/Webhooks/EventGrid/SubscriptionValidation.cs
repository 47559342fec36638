using System.Text.Json.Serialization;

namespace CallCenter.Api.Webhooks.EventGrid;

/// <summary>The answer to Event Grid's question whether this endpoint wants its events.</summary>
/// <param name="ValidationResponse">The code that came with the question.</param>
internal sealed record SubscriptionValidation([property: JsonPropertyName("validationResponse")] string ValidationResponse);
