namespace CallCenter.Voice.Calls;

/// <summary>Who is on a light phone. Both methods must not block: the first is called on the clock of all phones, the second by the phone's receiver.</summary>
internal interface ICaller
{
    /// <summary>The message of the next 20 ms.</summary>
    ReadOnlyMemory<byte> Next();

    /// <summary>A message came from the edge.</summary>
    void Hears(ReadOnlySpan<byte> message);
}
