using CallCenter.Simulator.Telephony;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>Reads <c>ring</c>: either the outcome alone (<c>ring: busy</c>) or <c>ring: { outcome, after_ms }</c>.</summary>
internal static class RingReader
{
    private static readonly TimeSpan DefaultAfter = TimeSpan.FromSeconds(1.5);

    private static readonly Dictionary<string, RingOutcome> Outcomes = new(StringComparer.Ordinal)
    {
        ["pick_up"] = RingOutcome.PickUp,
        ["busy"] = RingOutcome.Busy,
        ["decline"] = RingOutcome.Decline,
        ["no_answer"] = RingOutcome.NoAnswer,
    };

    /// <summary>What the phone does, or <see langword="null"/> when nothing is written.</summary>
    public static RingAnswer? Read(YamlSection parent, string key)
    {
        switch (parent.Node(key))
        {
            case null:
                return null;
            case YamlScalarNode:
                return parent.Choice(key, Outcomes) is { } outcome ? new RingAnswer(outcome, DefaultAfter) : null;
        }

        if (parent.Section(key) is not { } ring)
            return null;
        var answer = new RingAnswer(
            ring.Choice("outcome", Outcomes) ?? RingOutcome.PickUp,
            ring.Milliseconds("after_ms", most: 120_000) ?? DefaultAfter);
        ring.RefuseUnknown();
        return answer;
    }
}
