namespace CallCenter.Voice.Training;

/// <summary>Steps down a gradient (Kingma and Ba, "Adam: a method for stochastic optimization", 2015).</summary>
/// <param name="count">Number of weights.</param>
internal sealed class Adam(int count)
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Smallest = 1e-8f;

    private readonly float[] _mean = new float[count];
    private readonly float[] _square = new float[count];
    private int _steps;

    /// <summary>Moves the weights, each by about the rate at most, and clears the gradient.</summary>
    public void Step(float[] weights, float[] gradient, float rate)
    {
        _steps++;
        var meanShare = 1 - MathF.Pow(MeanDecay, _steps);
        var squareShare = 1 - MathF.Pow(SquareDecay, _steps);
        for (var n = 0; n < weights.Length; n++)
        {
            _mean[n] += (1 - MeanDecay) * (gradient[n] - _mean[n]);
            _square[n] += (1 - SquareDecay) * ((gradient[n] * gradient[n]) - _square[n]);
            weights[n] -= rate * (_mean[n] / meanShare) / (MathF.Sqrt(_square[n] / squareShare) + Smallest);
            gradient[n] = 0;
        }
    }
}
