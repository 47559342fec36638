namespace CallCenter.Platform.Housekeeping;

/// <summary>What came of erasing a phone number.</summary>
public sealed record CallerErasureOutcome
{
    /// <summary>Calls of the number that are in progress; where there is one, nothing was erased.</summary>
    public IReadOnlyList<Guid> InProgress { get; init; } = [];

    /// <summary>What was erased.</summary>
    public ErasedRows Erased { get; init; } = ErasedRows.None;

    /// <summary>The telephone service's ids of the recordings of the erased calls. They lie in the container of whoever runs the product, who has to delete them there.</summary>
    public IReadOnlyList<string> Recordings { get; init; } = [];
}
