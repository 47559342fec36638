using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace CallCenter.Assistant.Knowledge.Local;

/// <summary>The vectors of one version of the index, in memory: 32-bit numbers, little-endian in the file. All are compared, one after the other.</summary>
internal sealed record VectorTable(string Version, IReadOnlyList<(long Number, float[] Vector)> Vectors)
{
    /// <summary>The nearest documents with the cosine of their angle to the query, nearest first. Vectors of another length are none of this model's.</summary>
    public List<(long Number, float Cosine)> Nearest(ReadOnlySpan<float> query, int most)
    {
        var near = new List<(long Number, float Cosine)>(Vectors.Count);
        foreach (var (number, vector) in Vectors)
        {
            if (vector.Length == query.Length)
                near.Add((number, TensorPrimitives.CosineSimilarity(vector, query)));
        }

        return [.. near.Where(hit => float.IsFinite(hit.Cosine)).OrderByDescending(hit => hit.Cosine).Take(most)];
    }

    /// <summary>A vector as it is stored.</summary>
    public static byte[] Bytes(ReadOnlySpan<float> vector) => MemoryMarshal.AsBytes(vector).ToArray();

    /// <summary>A stored vector.</summary>
    public static float[] Floats(byte[] bytes) => MemoryMarshal.Cast<byte, float>(bytes).ToArray();
}
