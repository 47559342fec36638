using System.Numerics;
using System.Runtime.InteropServices;
using CallCenter.Audio.Spectra;

namespace CallCenter.Audio.Echo;

/// <summary>
/// Tells which share of the echo's power the filter leaves behind: as far as the power of what is left rises and falls with that of the
/// echo, bin by bin, it is echo; the caller's voice rises and falls on its own.
/// </summary>
/// <remarks>Valin, "On adjusting the learning rate in frequency domain echo cancellation with double-talk", 2007.</remarks>
internal sealed class LeakageEstimator
{
    private const float MeanRate = 0.1f;

    // A second where the echo is all there is, longer the more else is heard.
    private const float FastestRate = 0.02f;

    private readonly float[] _leftMean = new float[BlockTransform.Bins];
    private readonly float[] _echoMean = new float[BlockTransform.Bins];
    private float _together;
    private float _alone = 1;

    /// <summary>Share of the echo's power that is left, 0 to 1.</summary>
    public float Leakage => Math.Clamp(_together / _alone, 0, 1);

    /// <summary>Takes the next hop.</summary>
    /// <param name="left">Spectrum of what is left.</param>
    /// <param name="echo">Spectrum of the estimated echo, of the same stretch of time.</param>
    public void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> echo)
    {
        ref var e = ref MemoryMarshal.GetReference(left[..BlockTransform.Length]);
        ref var y = ref MemoryMarshal.GetReference(echo[..BlockTransform.Length]);
        ref var leftMean = ref MemoryMarshal.GetArrayDataReference(_leftMean);
        ref var echoMean = ref MemoryMarshal.GetArrayDataReference(_echoMean);
        var rate = new Vector<float>(MeanRate);
        var (together, alone, leftPower, echoPower) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        for (nuint n = 0; n < BlockTransform.Bins; n += (nuint)Vector<float>.Count)
        {
            var (er, ei) = (Vector.LoadUnsafe(ref e, n), Vector.LoadUnsafe(ref e, n + BlockTransform.Bins));
            var (yr, yi) = (Vector.LoadUnsafe(ref y, n), Vector.LoadUnsafe(ref y, n + BlockTransform.Bins));
            var (leftNow, echoNow) = ((er * er) + (ei * ei), (yr * yr) + (yi * yi));
            var (leftBefore, echoBefore) = (Vector.LoadUnsafe(ref leftMean, n), Vector.LoadUnsafe(ref echoMean, n));
            var (leftMove, echoMove) = (leftNow - leftBefore, echoNow - echoBefore);
            (leftBefore + (rate * leftMove)).StoreUnsafe(ref leftMean, n);
            (echoBefore + (rate * echoMove)).StoreUnsafe(ref echoMean, n);
            together += leftMove * echoMove;
            alone += echoMove * echoMove;
            leftPower += leftNow;
            echoPower += echoNow;
        }

        var speed = FastestRate * Math.Min(1, Vector.Sum(echoPower) / Math.Max(1, Vector.Sum(leftPower)));
        _together += speed * (Vector.Sum(together) - _together);
        _alone = Math.Max(1, _alone + (speed * (Vector.Sum(alone) - _alone)));
    }
}
