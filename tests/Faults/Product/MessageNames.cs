namespace CallCenter.Faults.Product;

/// <summary>Short names of messages.</summary>
internal static class MessageNames
{
    /// <summary>Name of the type that a message is, without its namespace: <c>urn:message:CallCenter.Contracts.Calls:StartCall</c> is StartCall.</summary>
    public static string Of(IEnumerable<string> types) => types.FirstOrDefault() is { } first ? first[(first.LastIndexOf(':') + 1)..] : "unknown";
}
