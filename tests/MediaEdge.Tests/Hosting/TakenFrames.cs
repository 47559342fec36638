namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>Frames of a telephone that the edge has dealt with so far.</summary>
internal sealed class TakenFrames
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Another one was dealt with.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
