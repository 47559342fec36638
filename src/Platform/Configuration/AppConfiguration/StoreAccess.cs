namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>How an App Configuration store is reached.</summary>
/// <param name="Endpoint">Its address.</param>
/// <param name="Key">Access key that requests are signed with; null for Entra tokens.</param>
public sealed record StoreAccess(Uri Endpoint, AccessKey? Key)
{
    /// <summary>Reads a connection string, <c>Endpoint=…;Id=…;Secret=…</c>; null where it is none.</summary>
    public static StoreAccess? Parse(string connectionString)
    {
        Uri? endpoint = null;
        string? id = null;
        byte[]? secret = null;
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? (part[..equals], part[(equals + 1)..]) : (part, "");
            switch (name.ToUpperInvariant())
            {
                case "ENDPOINT" when Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https":
                    endpoint = url;
                    break;
                case "ID" when value.Length > 0:
                    id = value;
                    break;
                case "SECRET":
                    secret = Decode(value);
                    break;
                default:
                    return null;
            }
        }

        return endpoint is not null && id is not null && secret is { Length: > 0 } ? new StoreAccess(endpoint, new AccessKey(id, secret)) : null;
    }

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
