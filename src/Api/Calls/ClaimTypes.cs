using CallCenter.Contracts.Conversation;

namespace CallCenter.Api.Calls;

/// <summary>The names of claim field types in requests and answers.</summary>
internal static class ClaimTypes
{
    /// <summary>All names, for a message.</summary>
    public const string All = "text, datetime, email, phone_number";

    public static bool TryParse(string? name, out ClaimFieldType type)
    {
        (var known, type) = name switch
        {
            "text" => (true, ClaimFieldType.Text),
            "datetime" => (true, ClaimFieldType.Datetime),
            "email" => (true, ClaimFieldType.Email),
            "phone_number" => (true, ClaimFieldType.PhoneNumber),
            _ => (false, default),
        };
        return known;
    }
}
