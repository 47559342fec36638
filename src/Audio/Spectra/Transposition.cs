using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CallCenter.Audio.Spectra;

/// <summary>Exchanges rows and columns of a 16 × 16 matrix.</summary>
internal static class Transposition
{
    private const int Side = 16;
    private const int Tile = 8;

    /// <summary>Writes the transposed matrix.</summary>
    /// <param name="from">256 values, row by row.</param>
    /// <param name="to">Room for 256 others.</param>
    public static void Of(ref float from, ref float to)
    {
        if (!Avx.IsSupported)
        {
            for (var n = 0; n < Side * Side; n++)
                Unsafe.Add(ref to, ((n % Side) * Side) + (n / Side)) = Unsafe.Add(ref from, n);
            return;
        }

        for (nuint row = 0; row < Side; row += Tile)
        {
            for (nuint column = 0; column < Side; column += Tile)
                OfTile(ref Unsafe.Add(ref from, (row * Side) + column), ref Unsafe.Add(ref to, (column * Side) + row));
        }
    }

    // 8 × 8 in registers: pairs of values, then pairs of pairs, then halves of the registers change places.
    private static void OfTile(ref float from, ref float to)
    {
        var (r0, r1, r2, r3) = (Load(ref from, 0), Load(ref from, 1), Load(ref from, 2), Load(ref from, 3));
        var (r4, r5, r6, r7) = (Load(ref from, 4), Load(ref from, 5), Load(ref from, 6), Load(ref from, 7));
        var (p0, p1, p2, p3) = (Avx.UnpackLow(r0, r1), Avx.UnpackHigh(r0, r1), Avx.UnpackLow(r2, r3), Avx.UnpackHigh(r2, r3));
        var (p4, p5, p6, p7) = (Avx.UnpackLow(r4, r5), Avx.UnpackHigh(r4, r5), Avx.UnpackLow(r6, r7), Avx.UnpackHigh(r6, r7));
        const byte Lows = 0b01_00_01_00;
        const byte Highs = 0b11_10_11_10;
        var (q0, q1, q2, q3) = (Avx.Shuffle(p0, p2, Lows), Avx.Shuffle(p0, p2, Highs), Avx.Shuffle(p1, p3, Lows), Avx.Shuffle(p1, p3, Highs));
        var (q4, q5, q6, q7) = (Avx.Shuffle(p4, p6, Lows), Avx.Shuffle(p4, p6, Highs), Avx.Shuffle(p5, p7, Lows), Avx.Shuffle(p5, p7, Highs));
        const byte FirstHalves = 0x20;
        const byte SecondHalves = 0x31;
        Avx.Permute2x128(q0, q4, FirstHalves).StoreUnsafe(ref to, 0 * Side);
        Avx.Permute2x128(q1, q5, FirstHalves).StoreUnsafe(ref to, 1 * Side);
        Avx.Permute2x128(q2, q6, FirstHalves).StoreUnsafe(ref to, 2 * Side);
        Avx.Permute2x128(q3, q7, FirstHalves).StoreUnsafe(ref to, 3 * Side);
        Avx.Permute2x128(q0, q4, SecondHalves).StoreUnsafe(ref to, 4 * Side);
        Avx.Permute2x128(q1, q5, SecondHalves).StoreUnsafe(ref to, 5 * Side);
        Avx.Permute2x128(q2, q6, SecondHalves).StoreUnsafe(ref to, 6 * Side);
        Avx.Permute2x128(q3, q7, SecondHalves).StoreUnsafe(ref to, 7 * Side);
    }

    private static Vector256<float> Load(ref float from, nuint row) => Vector256.LoadUnsafe(ref from, row * Side);
}
