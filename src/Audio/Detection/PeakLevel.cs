namespace CallCenter.Audio.Detection;

/// <summary>Level of the loudest speech lately: it rises within some frames and falls by 0.65 dB a second.</summary>
internal sealed class PeakLevel
{
    private const float RisePerFrame = 0.3f;
    private const float FallPerFrame = 0.003f;

    private float? _peak;

    /// <summary>Takes the level of the next frame, as a natural logarithm of its power.</summary>
    /// <returns>The peak.</returns>
    public float Follow(float level)
    {
        var peak = (_peak ?? level) - FallPerFrame;
        if (level > peak)
            peak += RisePerFrame * (level - peak);
        _peak = peak;
        return peak;
    }
}
