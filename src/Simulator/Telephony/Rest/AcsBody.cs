using System.Text.Json;

namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>
/// Reads one JSON object of a request: unknown fields are ignored, a missing or ill-typed one is refused with 400/8523 naming its path.
/// </summary>
internal readonly struct AcsBody(JsonElement json, string path = "")
{
    public string Path => path;

    public string RequiredText(string name)
        => Text(name) is { Length: > 0 } text ? text : throw AcsRefusal.InvalidArgument(Full(name), "it is required.");

    public string? Text(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } element => element.GetString(),
        _ => throw AcsRefusal.InvalidArgument(Full(name), "it must be a string."),
    };

    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw AcsRefusal.InvalidArgument(Full(name), "it must be a boolean."),
    };

    public int? Number(string name, int from, int to)
    {
        if (Find(name) is not { } element)
            return null;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= from && number <= to
            ? number
            : throw AcsRefusal.InvalidArgument(Full(name), $"it must be a whole number from {from} to {to}.");
    }

    public AcsBody RequiredObject(string name)
        => Object(name) ?? throw AcsRefusal.InvalidArgument(Full(name), "it is required.");

    public AcsBody? Object(string name)
    {
        var full = Full(name);
        return Find(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } element => new AcsBody(element, full),
            _ => throw AcsRefusal.InvalidArgument(full, "it must be an object."),
        };
    }

    public IReadOnlyList<AcsBody> Objects(string name)
    {
        var full = Full(name);
        return [.. Elements(name).Select((element, i) => element.ValueKind == JsonValueKind.Object
            ? new AcsBody(element, $"{full}[{i}]")
            : throw AcsRefusal.InvalidArgument($"{full}[{i}]", "it must be an object."))];
    }

    public IReadOnlyList<string> Texts(string name)
    {
        var full = Full(name);
        return [.. Elements(name).Select((element, i) => element.ValueKind == JsonValueKind.String
            ? element.GetString()!
            : throw AcsRefusal.InvalidArgument($"{full}[{i}]", "it must be a string."))];
    }

    /// <summary>One of <paramref name="known"/>, compared without regard to case, in the spelling given here.</summary>
    public string? OneOf(string name, params ReadOnlySpan<string> known)
    {
        if (Text(name) is not { } text)
            return null;
        foreach (var value in known)
        {
            if (value.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        throw AcsRefusal.InvalidArgument(Full(name), $"it must be one of {string.Join(", ", known!)}.");
    }

    /// <summary>An address the service may call: encrypted, except on this machine and, for a simulator among containers, in a private network.</summary>
    public Uri? Address(string name, string secureScheme)
    {
        if (Text(name) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && (Is(uri, secureScheme) || (IsNear(uri) && Is(uri, secureScheme[..^1]))))
            return uri;
        throw AcsRefusal.InvalidArgument(Full(name), $"it must be an absolute {secureScheme} address; plain {secureScheme[..^1]} is for loopback hosts and names without a dot only.");
    }

    public Uri RequiredAddress(string name, string secureScheme)
        => Address(name, secureScheme) ?? throw AcsRefusal.InvalidArgument(Full(name), "it is required.");

    private static bool IsNear(Uri uri) => uri.IsLoopback || (uri.HostNameType == UriHostNameType.Dns && !uri.Host.Contains('.', StringComparison.Ordinal));

    private static bool Is(Uri uri, string scheme) => string.Equals(uri.Scheme, scheme, StringComparison.Ordinal);

    private string Full(string name) => string.IsNullOrEmpty(path) ? name : $"{path}.{name}";

    private JsonElement.ArrayEnumerator Elements(string name) => Find(name) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Array } element => element.EnumerateArray(),
        _ => throw AcsRefusal.InvalidArgument(Full(name), "it must be an array."),
    };

    private JsonElement? Find(string name)
        => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null
            ? element
            : null;
}
