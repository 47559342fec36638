namespace CallCenter.Faults.Injection;

/// <summary>Names of fault points.</summary>
internal static class FaultPoints
{
    private static readonly string[] Statements = ["INSERT INTO", "UPDATE", "DELETE FROM"];

    /// <summary>Whether the product can crash there; at the others, messages and requests only come to harm.</summary>
    public static bool MayCrash(string point) =>
        point.EndsWith(": before", StringComparison.Ordinal) || point.EndsWith(": after", StringComparison.Ordinal);

    /// <summary>
    /// Whether a crash there leaves something behind that a crash at no other point leaves: not so within a transaction, which is undone as
    /// before its commit; nor around handing a message to a bus in memory, which keeps nothing; nor around requests that only read.
    /// </summary>
    public static bool LeavesItsOwnTrace(string point) =>
        MayCrash(point)
        && !point.StartsWith("send ", StringComparison.Ordinal)
        && !point.StartsWith("in GET", StringComparison.Ordinal)
        && !Statements.Any(verb => point.Contains($": {verb} ", StringComparison.Ordinal));
}
