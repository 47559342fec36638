namespace CallCenter.Simulator.Model.Understanding;

/// <summary>What the caller said, with the parts that have been understood already.</summary>
internal sealed class Utterance(string text)
{
    private readonly List<(int Start, int End)> _taken = [];

    /// <summary>As it was said.</summary>
    public string Text { get; } = text;

    /// <summary>Comparable form, same positions.</summary>
    public string Folded { get; } = Folding.Fold(text);

    /// <summary>Parts that were understood.</summary>
    public IReadOnlyList<(int Start, int End)> Taken => _taken;

    /// <summary>Marks a part as understood.</summary>
    public void Take(int start, int end) => _taken.Add((start, end));

    /// <summary>Whether no character of the part was understood before.</summary>
    public bool IsFree(int start, int end) => _taken.TrueForAll(part => end <= part.Start || part.End <= start);
}
