namespace CallCenter.Faults.Injection;

/// <summary>Thrown at every seam of a product that has crashed, so that nothing it still does has an effect.</summary>
/// <param name="point">Where it crashed.</param>
internal sealed class DoomedException(string point) : Exception($"the process crashed at: {point}")
{
    /// <summary>Where it crashed.</summary>
    public string Point => point;
}
