namespace CallCenter.Contracts.Insights;

/// <summary>How content the caller seemed.</summary>
public enum Satisfaction
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>Angry or lost.</summary>
    Terrible,

    /// <summary>Not content.</summary>
    Low,

    /// <summary>Partly content.</summary>
    Partial,

    /// <summary>Content.</summary>
    High,
}
