using CallCenter.Audio.Detection;

namespace CallCenter.Voice.Training;

/// <summary>Mean and spread of each feature, so that all weights learn at about the same pace.</summary>
internal sealed class Scale
{
    private readonly double[] _mean = new double[SpeechFeatures.Count];
    private readonly double[] _spread = new double[SpeechFeatures.Count];

    /// <summary>Measures examples.</summary>
    public Scale(Example[] examples)
    {
        for (var feature = 0; feature < SpeechFeatures.Count; feature++)
        {
            var mean = examples.Average(example => (double)example.Features[feature]);
            _mean[feature] = mean;
            _spread[feature] = Math.Sqrt(examples.Average(example => Math.Pow(example.Features[feature] - mean, 2)));
        }
    }

    /// <summary>A one for the bias, then the features, each with mean 0 and variance 1.</summary>
    public float[] Apply(float[] features) =>
        [1, .. features.Select((value, feature) => (float)((value - _mean[feature]) / _spread[feature]))];

    /// <summary>The bias and weights of a unit that does with plain features what a given one does with scaled features.</summary>
    public double[] Undo(ReadOnlySpan<float> weights)
    {
        var plain = new double[weights.Length];
        plain[0] = weights[0];
        for (var feature = 0; feature < SpeechFeatures.Count; feature++)
        {
            plain[feature + 1] = weights[feature + 1] / _spread[feature];
            plain[0] -= plain[feature + 1] * _mean[feature];
        }

        return plain;
    }
}
