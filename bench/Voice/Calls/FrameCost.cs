namespace CallCenter.Voice.Calls;

/// <summary>What a frame cost in a stretch of time.</summary>
/// <param name="Microseconds">Processor time of the process per frame that came in.</param>
/// <param name="Bytes">Bytes allocated per frame that came in.</param>
/// <param name="Answered">Frames that went out per frame that came in.</param>
internal sealed record FrameCost(double Microseconds, double Bytes, double Answered)
{
    /// <summary>Measures a process under a load.</summary>
    public static async Task<FrameCost> MeasureAsync(ServerProcess process, Load load, double seconds)
    {
        // What a reading itself costs is taken off.
        var before = await process.ReadAsync();
        var first = await process.ReadAsync();
        var reading = first.Allocated - before.Allocated;
        var (sent, heard) = (load.Sent, load.Heard);
        await LoadBench.PassAsync(seconds);
        var last = await process.ReadAsync();
        var frames = load.Sent - sent;
        return new FrameCost(
            (last.ProcessorMicroseconds - first.ProcessorMicroseconds) / frames,
            Math.Max(0, last.Allocated - first.Allocated - reading) / (double)frames,
            (load.Heard - heard) / (double)frames);
    }
}
