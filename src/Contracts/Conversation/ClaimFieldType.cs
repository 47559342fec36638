namespace CallCenter.Contracts.Conversation;

/// <summary>What a claim field may hold.</summary>
public enum ClaimFieldType
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A date and time, kept as ISO 8601 with offset.</summary>
    Datetime,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number, kept in E.164.</summary>
    PhoneNumber,
}
