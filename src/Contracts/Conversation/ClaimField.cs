namespace CallCenter.Contracts.Conversation;

/// <summary>A fact to collect.</summary>
/// <param name="Name">Key of the fact, for example <c>first_seen</c>; unique within a claim.</param>
/// <param name="Type">What a value must look like.</param>
/// <param name="Description">What is meant, in plain words for the model; null where the name says it all.</param>
public sealed record ClaimField(string Name, ClaimFieldType Type, string? Description = null)
{
    /// <summary>The fields that every claim has besides its own: the caller's name, e-mail and phone number.</summary>
    public static IReadOnlyList<ClaimField> OfEveryClaim { get; } =
    [
        new("caller_name", ClaimFieldType.Text, "First and last name of the caller"),
        new("caller_email", ClaimFieldType.Email, "E-mail address of the caller"),
        new("caller_phone", ClaimFieldType.PhoneNumber, "Phone number to reach the caller at"),
    ];
}
