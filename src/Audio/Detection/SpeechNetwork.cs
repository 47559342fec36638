namespace CallCenter.Audio.Detection;

/// <summary>Weighs the features of a frame: a network of one layer of units, whose weights are in <see cref="SpeechWeights"/>.</summary>
/// <remarks>
/// The weights come from an earlier run of a predecessor of the trainer in `bench/Voice/Training`, which is not in the tree: nobody can make
/// exactly these again. That predecessor learnt by logistic regression (Adam) from the English prompts of Debian's
/// asterisk-core-sounds-en-wav (one speaker), at three levels and both sample rates, in white, pink, car and babble noise at 30 to 0 dB, and
/// with clicks; which languages the babble had is not recorded. The trainer of today
/// (`./callcenter bench voice --train FILE`) adds what the canceller leaves of an echo; its weights of
/// 2026-11-25, from 1,272,488 frames, were not taken: one test of the detector failed with them, at its limit for noise taken for speech.
/// Whoever changes a feature has to train again.
/// </remarks>
internal static class SpeechNetwork
{
    /// <summary>Logarithm of the odds for speech.</summary>
    /// <param name="features">See <see cref="SpeechFeatures"/>.</param>
    public static float LogOdds(ReadOnlySpan<float> features)
    {
        var inputs = SpeechWeights.Inputs;
        var outputs = SpeechWeights.Outputs;
        var odds = outputs[0];
        for (var unit = 0; unit < SpeechWeights.Units; unit++)
        {
            var weights = inputs.Slice(unit * (SpeechFeatures.Count + 1), SpeechFeatures.Count + 1);
            var sum = weights[0];
            for (var feature = 0; feature < SpeechFeatures.Count; feature++)
                sum += weights[feature + 1] * features[feature];
            odds += outputs[unit + 1] * MathF.Tanh(sum);
        }

        return odds;
    }
}
