namespace CallCenter.CallSaga.Edges;

/// <summary>
/// Which edges were heard of lately. Time is counted in beats of our own that came back over the bus: while the broker is away, or this
/// process stands still, none do, and nobody is taken for dead.
/// </summary>
internal sealed class EdgePulses
{
    /// <summary>Beats without a word after which an edge is dead: with 3 s from beat to beat, 9 to 12 s after its last word.</summary>
    public const int Patience = 4;

    // A dead edge is named again after 8, 16, 32 and 64 beats, for calls that late news gave to it; then it is forgotten.
    private const int Memory = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<Uri, int> _missed = [];

    /// <summary>An edge was heard.</summary>
    public void Heard(Uri edge)
    {
        lock (_gate)
            _missed[edge] = 0;
    }

    /// <summary>An edge is said to hold a call, so it should be heard.</summary>
    public void Expect(Uri edge)
    {
        lock (_gate)
            _missed.TryAdd(edge, 0);
    }

    /// <summary>A beat of ours came back.</summary>
    /// <returns>The edges whose calls are to be taken to others.</returns>
    public IReadOnlyList<Uri> Beat()
    {
        lock (_gate)
        {
            List<Uri> dead = [];
            foreach (var edge in _missed.Keys.ToList())
            {
                var missed = ++_missed[edge];
                if (missed >= Patience && int.IsPow2(missed))
                    dead.Add(edge);
                if (missed >= Memory)
                    _missed.Remove(edge);
            }

            return dead;
        }
    }
}
