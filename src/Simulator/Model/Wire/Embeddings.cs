using System.Runtime.InteropServices;
using System.Text;
using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>
/// Vectors of texts without a model: every word adds to the number that its hash names, and the whole is brought to length 1. Texts with
/// words in common are near to each other, the same text always gets the same vector.
/// </summary>
internal static class Embeddings
{
    public const int DefaultDimensions = 256;

    public static float[] Of(string text, int dimensions)
    {
        var vector = new float[dimensions];
        foreach (var word in Words(Folding.Fold(text)))
        {
            var hash = Hash(word);
            vector[hash % (uint)dimensions] += (hash & 0x8000_0000) == 0 ? 1 : -1;
        }

        var length = MathF.Sqrt(vector.Sum(number => number * number));
        return length == 0 ? vector : Array.ConvertAll(vector, number => number / length);
    }

    /// <summary>32-bit numbers, little-endian, as base64.</summary>
    public static string Base64(float[] vector) => Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector));

    // FNV-1a, 32 bits: the same on every machine and in every version.
    private static uint Hash(string word) =>
        Encoding.UTF8.GetBytes(word).Aggregate(2_166_136_261u, (hash, letter) => unchecked((hash ^ letter) * 16_777_619u));

    private static string[] Words(string folded) =>
        new string([.. folded.Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
