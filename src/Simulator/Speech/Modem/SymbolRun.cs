namespace CallCenter.Simulator.Speech.Modem;

/// <summary>A stretch of windows that show the same clock tone: a symbol, as far as heard. Powers add up, so the clean windows decide.</summary>
internal sealed class SymbolRun
{
    private readonly float[] _low = new float[ModemCode.NibbleTones];
    private readonly float[] _high = new float[ModemCode.NibbleTones];

    /// <summary>What the run shows: the clock tone of a data symbol (0–2) or one of the marker labels of <see cref="SymbolTracker"/>; -1 when empty.</summary>
    public int Label { get; private set; } = -1;

    /// <summary>Windows in the run.</summary>
    public int Hops { get; private set; }

    /// <summary>First sample at 8 kHz.</summary>
    public long Start { get; private set; }

    /// <summary>Sample after the last one, at 8 kHz.</summary>
    public long End { get; private set; }

    /// <summary>The byte that most of the energy spells.</summary>
    public byte Value => (byte)((Loudest(_high) << 4) | Loudest(_low));

    /// <summary>Empties the run.</summary>
    public void Clear()
    {
        Label = -1;
        Hops = 0;
        Array.Clear(_low);
        Array.Clear(_high);
    }

    /// <summary>Begins a run at the window whose middle is at <paramref name="position"/>.</summary>
    public void Begin(int label, long position)
    {
        Clear();
        Label = label;
        Start = position - ToneBank.Hop;
    }

    /// <summary>Adds a window.</summary>
    public void Add(ToneBank tones, long position)
    {
        Hops++;
        End = position;
        for (var i = 0; i < ModemCode.NibbleTones; i++)
        {
            _low[i] += tones.LowPower[i];
            _high[i] += tones.HighPower[i];
        }
    }

    private static int Loudest(float[] powers)
    {
        var best = 0;
        for (var i = 1; i < powers.Length; i++)
        {
            if (powers[i] > powers[best])
                best = i;
        }

        return best;
    }
}
