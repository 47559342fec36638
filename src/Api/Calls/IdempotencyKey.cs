using CallCenter.Platform.Messaging;

namespace CallCenter.Api.Calls;

/// <summary>The <c>Idempotency-Key</c> header (IETF draft-ietf-httpapi-idempotency-key-header): requests with the same key are one.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string Rule = "must be one value of 1 to 255 visible ASCII characters";

    /// <summary>Reads the key, null where there is none; false where it breaks the <see cref="Rule"/>.</summary>
    public static bool TryRead(HttpRequest request, out string? key)
    {
        var values = request.Headers[Header];
        key = values.Count == 0 ? null : values[0];
        return key is null || (values.Count == 1 && key.Length is >= 1 and <= 255 && key.All(character => character is > ' ' and <= '~'));
    }

    /// <summary>The id of what is made under a key; keys of different API users do not meet. Without a key a new id, ordered by time.</summary>
    public static Guid IdFor(string kind, string? key, HttpContext context, TimeProvider time) => key is null
        ? Guid.CreateVersion7(time.GetUtcNow())
        : StableId.From(kind, context.User.Identity?.Name ?? "", key);
}
