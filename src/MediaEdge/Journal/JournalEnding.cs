namespace CallCenter.MediaEdge.Journal;

/// <summary>How a journal ends.</summary>
public enum JournalEnding
{
    /// <summary>With its session: it is whole.</summary>
    Whole,

    /// <summary>Before its session, and says so: the disk was too slow or failed, or something happened that journals cannot hold.</summary>
    Gap,

    /// <summary>In mid-air: the process was killed, or still writes it.</summary>
    Cut,

    /// <summary>What follows was changed after it was written.</summary>
    Damaged,
}
