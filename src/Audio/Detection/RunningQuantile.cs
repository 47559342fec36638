namespace CallCenter.Audio.Detection;

/// <summary>Value that a share of the values so far lie below, found by small steps (Robbins and Monro, "A stochastic approximation method", 1951).</summary>
/// <param name="share">The share, 0 to 1.</param>
/// <param name="step">Most that it moves with one value.</param>
internal sealed class RunningQuantile(float share, float step)
{
    /// <summary>The value.</summary>
    public float Value { get; private set; }

    /// <summary>Takes the next value.</summary>
    public void Add(float value) => Value += step * (value > Value ? share : share - 1);
}
