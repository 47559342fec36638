namespace CallCenter.Assistant.Claims;

/// <summary>A value as it is to be written down, or why it is not.</summary>
internal readonly record struct FieldValue
{
    private FieldValue(string? value, string? reason) => (Value, Reason) = (value, reason);

    /// <summary>The normalised value; null where it was refused.</summary>
    public string? Value { get; }

    /// <summary>Why it was refused, in words the model can act on; null where it was accepted.</summary>
    public string? Reason { get; }

    /// <summary>A value to be written down.</summary>
    public static FieldValue Accepted(string value) => new(value, null);

    /// <summary>A value that does not fit.</summary>
    public static FieldValue Refused(string reason) => new(null, reason);
}
