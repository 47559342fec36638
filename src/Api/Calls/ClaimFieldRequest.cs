namespace CallCenter.Api.Calls;

/// <summary>A fact to collect, as asked for.</summary>
internal sealed record ClaimFieldRequest
{
    /// <summary>Key of the fact, for example <c>first_seen</c>. Required.</summary>
    public string? Name { get; init; }

    /// <summary><c>text</c>, <c>datetime</c>, <c>email</c> or <c>phone_number</c>. Required.</summary>
    public string? Type { get; init; }

    /// <summary>What is meant, in plain words.</summary>
    public string? Description { get; init; }
}
