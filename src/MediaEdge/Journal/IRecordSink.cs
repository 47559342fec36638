namespace CallCenter.MediaEdge.Journal;

/// <summary>Where the records of a call go: into a file while it happens, against the ones in the file when it happens again.</summary>
internal interface IRecordSink
{
    /// <summary>Takes the next record, which is valid only now. Never waits.</summary>
    void Append(ReadOnlySpan<byte> record);
}
