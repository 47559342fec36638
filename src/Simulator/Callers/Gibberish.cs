namespace CallCenter.Simulator.Callers;

/// <summary>Words that mean nothing in any language of ours, the same for the same seed.</summary>
internal static class Gibberish
{
    private static readonly string[] Syllables = ["blo", "gra", "zwi", "fnu", "kra", "plo", "vex", "mub", "dri", "skoo", "wib", "jaf"];

    /// <summary>So many made-up words.</summary>
    public static string Words(int count, Random random)
        => string.Join(' ', Enumerable.Range(0, count).Select(_ => Word(random)));

    private static string Word(Random random)
        => string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => Syllables[random.Next(Syllables.Length)]));
}
