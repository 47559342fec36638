namespace CallCenter.Assistant.Claims;

/// <summary>A value as it is to be written down, or why it is not.</summary>
internal readonly record struct FieldValue
{
    private FieldValue(string? value, string? reason, string? remark) => (Value, Reason, Remark) = (value, reason, remark);

    /// <summary>The normalised value; null where it was refused.</summary>
    public string? Value { get; }

    /// <summary>Why it was refused, in words the model can act on; null where it was accepted.</summary>
    public string? Reason { get; }

    /// <summary>What was taken for granted about an accepted value, for the model; null where nothing was.</summary>
    public string? Remark { get; }

    /// <summary>A value to be written down.</summary>
    public static FieldValue Accepted(string value, string? remark = null) => new(value, null, remark);

    /// <summary>A value that does not fit.</summary>
    public static FieldValue Refused(string reason) => new(null, reason, null);
}
