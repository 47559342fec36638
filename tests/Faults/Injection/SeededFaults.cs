using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Faults.Injection;

/// <summary>
/// Faults drawn from a seed. Every passing of every point has its own draw, made of seed, name and number of the passing, so the plan
/// of a seed is the same in every run, however threads take turns.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="crashes">Share of passings with a crash.</param>
/// <param name="mishaps">Share of passings with a mishap, each kind.</param>
internal sealed class SeededFaults(int seed, double crashes, double mishaps) : IFaultPlan
{
    private volatile bool calm;

    /// <summary>As many faults as calls still come through: about one crash in two calls, and a mishap with every few requests and messages.</summary>
    public static SeededFaults Of(int seed) => new(seed, crashes: 0.002, mishaps: 0.01);

    public bool IsDone => true;

    public bool CrashesAt(string point, int passing) => !calm && Draw("crash", point, passing) < crashes;

    public Mishap MishapAt(string point, int passing) => calm ? Mishap.None : (int)(Draw("mishap", point, passing) / mishaps) switch
    {
        0 => Mishap.Late,
        1 => Mishap.Twice,
        2 => Mishap.Refused,
        3 => Mishap.AnswerLost,
        _ => Mishap.None,
    };

    public void Calm() => calm = true;

    // From 0 to 1, evenly.
    private double Draw(string kind, string point, int passing)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{kind}|{point}|{passing}"));
        return BinaryPrimitives.ReadUInt64BigEndian(hash) / (double)ulong.MaxValue;
    }
}
