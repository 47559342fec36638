namespace CallCenter.Audio.Echo;

/// <summary>
/// Tells how fast the echo path changes: if more of the echo is left behind than the filter expects, its estimate must have become
/// outdated by that much (a clock that drifts, a hand that moves).
/// </summary>
internal sealed class ChangeEstimator
{
    private const float Rate = 0.03f;

    // What a clock off by some 500 ppm does; more only adds noise to the estimate.
    private const float Fastest = 4e-3f;
    private const float PerLeakage = 0.2f;

    private float _found;
    private float _expected;

    /// <summary>Takes the next hop.</summary>
    /// <param name="leakage">Share of the echo that is left, see <see cref="LeakageEstimator"/>.</param>
    /// <param name="echo">Power of the estimated echo.</param>
    /// <param name="expected">Power of the echo that the filter expects to leave.</param>
    /// <returns>Share of the estimate that has become outdated in the hop.</returns>
    public float Add(float leakage, float echo, float expected)
    {
        _found += Rate * ((leakage * echo) - _found);
        _expected += Rate * (expected - _expected);
        return Math.Min(Fastest, PerLeakage * leakage) * Math.Clamp((2 * _found / Math.Max(1, _expected)) - 1, 0, 1);
    }
}
