using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallCenter.Audio.Spectra;

/// <summary>
/// Discrete Fourier transform of 256 complex values, taken as a 16 × 16 matrix: transform the columns, turn, transpose, transform the
/// columns again (the four-step scheme, Bailey, "FFTs in external or hierarchical memory", 1990). A column is done in two steps of radix 4.
/// Every butterfly runs over neighbouring columns, which fills the lanes of any processor, and the result is in natural order.
/// </summary>
internal static class ColumnTransform
{
    /// <summary>Complex values of a transform.</summary>
    public const int Length = Side * Side;

    private const int Side = 16;

    // By row r and column c: the turn by r·c/256 of a circle between the two transforms of columns.
    private static readonly float[] TurnReal = [.. Enumerable.Range(0, Length).Select(n => (float)Math.Cos(2 * Math.PI * (n / Side) * (n % Side) / Length))];
    private static readonly float[] TurnImaginary = [.. Enumerable.Range(0, Length).Select(n => (float)-Math.Sin(2 * Math.PI * (n / Side) * (n % Side) / Length))];

    // By j and k: the turn by j·k/16 of a circle between the two steps within a column.
    private static readonly float[] StepReal = [.. Enumerable.Range(0, Side).Select(n => (float)Math.Cos(2 * Math.PI * (n / 4) * (n % 4) / Side))];
    private static readonly float[] StepImaginary = [.. Enumerable.Range(0, Side).Select(n => (float)-Math.Sin(2 * Math.PI * (n / 4) * (n % 4) / Side))];

    /// <summary>Transforms in place, without scaling. With the two parts exchanged it is the inverse transform.</summary>
    /// <param name="real">256 real parts.</param>
    /// <param name="imaginary">256 imaginary parts.</param>
    public static void Forward(Span<float> real, Span<float> imaginary)
    {
        Span<float> workReal = stackalloc float[Length];
        Span<float> workImaginary = stackalloc float[Length];
        ref var re = ref MemoryMarshal.GetReference(real[..Length]);
        ref var im = ref MemoryMarshal.GetReference(imaginary[..Length]);
        ref var workRe = ref MemoryMarshal.GetReference(workReal);
        ref var workIm = ref MemoryMarshal.GetReference(workImaginary);
        First(ref re, ref im, ref workRe, ref workIm);
        SecondTurned(ref workRe, ref workIm, ref re, ref im);
        Transposition.Of(ref re, ref workRe);
        Transposition.Of(ref im, ref workIm);
        First(ref workRe, ref workIm, ref workRe, ref workIm);
        Second(ref workRe, ref workIm, ref re, ref im);
    }

    // Rows j, j + 4, j + 8 and j + 12 give rows j, j + 4, j + 8 and j + 12 of the same place, so this may run in place.
    private static void First(ref float re, ref float im, ref float toRe, ref float toIm)
    {
        for (var j = 0; j < 4; j++)
        {
            var (c1, s1) = (new Vector<float>(StepReal[(4 * j) + 1]), new Vector<float>(StepImaginary[(4 * j) + 1]));
            var (c2, s2) = (new Vector<float>(StepReal[(4 * j) + 2]), new Vector<float>(StepImaginary[(4 * j) + 2]));
            var (c3, s3) = (new Vector<float>(StepReal[(4 * j) + 3]), new Vector<float>(StepImaginary[(4 * j) + 3]));
            for (var at = (nuint)(j * Side); at < (nuint)((j + 1) * Side); at += (nuint)Vector<float>.Count)
            {
                Butterfly(ref re, ref im, at, 4 * Side, out var r0, out var i0, out var r1, out var i1, out var r2, out var i2, out var r3, out var i3);
                r0.StoreUnsafe(ref toRe, at);
                i0.StoreUnsafe(ref toIm, at);
                Store(r1, i1, c1, s1, ref toRe, ref toIm, at + (4 * Side));
                Store(r2, i2, c2, s2, ref toRe, ref toIm, at + (8 * Side));
                Store(r3, i3, c3, s3, ref toRe, ref toIm, at + (12 * Side));
            }
        }
    }

    // Rows 4k to 4k + 3 give rows k, k + 4, k + 8 and k + 12, which is natural order.
    private static void Second(ref float re, ref float im, ref float toRe, ref float toIm)
    {
        for (nuint k = 0; k < 4; k++)
        {
            for (nuint column = 0; column < Side; column += (nuint)Vector<float>.Count)
            {
                Butterfly(
                    ref re, ref im, (4 * k * Side) + column, Side, out var r0, out var i0, out var r1, out var i1, out var r2, out var i2, out var r3, out var i3);
                var to = (k * Side) + column;
                r0.StoreUnsafe(ref toRe, to);
                i0.StoreUnsafe(ref toIm, to);
                r1.StoreUnsafe(ref toRe, to + (4 * Side));
                i1.StoreUnsafe(ref toIm, to + (4 * Side));
                r2.StoreUnsafe(ref toRe, to + (8 * Side));
                i2.StoreUnsafe(ref toIm, to + (8 * Side));
                r3.StoreUnsafe(ref toRe, to + (12 * Side));
                i3.StoreUnsafe(ref toIm, to + (12 * Side));
            }
        }
    }

    private static void SecondTurned(ref float re, ref float im, ref float toRe, ref float toIm)
    {
        ref var cosine = ref MemoryMarshal.GetArrayDataReference(TurnReal);
        ref var sine = ref MemoryMarshal.GetArrayDataReference(TurnImaginary);
        for (nuint k = 0; k < 4; k++)
        {
            for (nuint column = 0; column < Side; column += (nuint)Vector<float>.Count)
            {
                Butterfly(
                    ref re, ref im, (4 * k * Side) + column, Side, out var r0, out var i0, out var r1, out var i1, out var r2, out var i2, out var r3, out var i3);
                var to = (k * Side) + column;
                StoreTurned(r0, i0, ref cosine, ref sine, ref toRe, ref toIm, to);
                StoreTurned(r1, i1, ref cosine, ref sine, ref toRe, ref toIm, to + (4 * Side));
                StoreTurned(r2, i2, ref cosine, ref sine, ref toRe, ref toIm, to + (8 * Side));
                StoreTurned(r3, i3, ref cosine, ref sine, ref toRe, ref toIm, to + (12 * Side));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Butterfly(
        ref float re,
        ref float im,
        nuint at,
        nuint step,
        out Vector<float> r0,
        out Vector<float> i0,
        out Vector<float> r1,
        out Vector<float> i1,
        out Vector<float> r2,
        out Vector<float> i2,
        out Vector<float> r3,
        out Vector<float> i3)
    {
        var (ar, ai) = (Vector.LoadUnsafe(ref re, at), Vector.LoadUnsafe(ref im, at));
        var (br, bi) = (Vector.LoadUnsafe(ref re, at + step), Vector.LoadUnsafe(ref im, at + step));
        var (cr, ci) = (Vector.LoadUnsafe(ref re, at + (2 * step)), Vector.LoadUnsafe(ref im, at + (2 * step)));
        var (dr, di) = (Vector.LoadUnsafe(ref re, at + (3 * step)), Vector.LoadUnsafe(ref im, at + (3 * step)));
        var (evenR, evenI, oddR, oddI) = (ar + cr, ai + ci, br + dr, bi + di);
        var (downR, downI, leanR, leanI) = (ar - cr, ai - ci, br - dr, bi - di);
        (r0, i0, r2, i2) = (evenR + oddR, evenI + oddI, evenR - oddR, evenI - oddI);
        (r1, i1, r3, i3) = (downR + leanI, downI - leanR, downR - leanI, downI + leanR);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector<float> real, Vector<float> imaginary, Vector<float> cosine, Vector<float> sine, ref float toRe, ref float toIm, nuint at)
    {
        ((real * cosine) - (imaginary * sine)).StoreUnsafe(ref toRe, at);
        ((real * sine) + (imaginary * cosine)).StoreUnsafe(ref toIm, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTurned(
        Vector<float> real, Vector<float> imaginary, ref float cosine, ref float sine, ref float toRe, ref float toIm, nuint at) =>
        Store(real, imaginary, Vector.LoadUnsafe(ref cosine, at), Vector.LoadUnsafe(ref sine, at), ref toRe, ref toIm, at);
}
