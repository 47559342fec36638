using System.Numerics.Tensors;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Tells whether what the filter leaves is still an echo: then its phases follow those of what was sent as they did in the half second before,
/// whatever the delay; the caller's do not. It knows so within 100 ms of a change of the path, long before the filter has learnt the new one.
/// </summary>
/// <param name="sent">What was sent.</param>
/// <param name="hop">Samples of a hop.</param>
internal sealed class EchoLikeness(SentPhases sent, int hop)
{
    // Two frames: a single one of a caller's agrees with anything by chance now and then.
    private const float Rate = 0.5f;

    // Frames of a caller lie around 0 with a deviation of 0.1, those of an echo around 0.45.
    private const float Least = 0.25f;

    // An echo is weaker than what was sent: by 6 dB at least where the network was planned for it (ITU-T G.168), here by 3 for a single block.
    private const float LoudestEcho = 0.5f;

    private readonly PhaseAgreement _agreement = new(sent);
    private readonly float[] _left = new float[BlockTransform.Length];
    private readonly float[] _spectrum = new float[BlockTransform.Length];
    private float _likeness;

    /// <summary>Whether the last frame was more likely an echo than a caller.</summary>
    public bool IsEcho => _likeness > Least;

    /// <summary>Takes what is left of a hop.</summary>
    public void Add(ReadOnlySpan<float> left)
    {
        _left.AsSpan(hop).CopyTo(_left);
        left.CopyTo(_left.AsSpan(BlockTransform.Length - hop));
    }

    /// <summary>Judges the last block, once a frame.</summary>
    public void Judge()
    {
        BlockTransform.Forward(_left, _spectrum);
        _agreement.Add(_spectrum);
        var mayBeEcho = _agreement.StandsOut && TensorPrimitives.SumOfSquares<float>(_spectrum) < LoudestEcho * sent.Loudest;
        _likeness += Rate * ((mayBeEcho ? _agreement.OfLast() : 0) - _likeness);
    }

    /// <summary>Nothing was sent that could come back.</summary>
    public void Rest() => _likeness = 0;
}
