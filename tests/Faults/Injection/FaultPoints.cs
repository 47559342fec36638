namespace CallCenter.Faults.Injection;

/// <summary>Names of fault points.</summary>
internal static class FaultPoints
{
    /// <summary>Whether the product can crash there; at the others, messages and requests only come to harm.</summary>
    public static bool MayCrash(string point) =>
        point.EndsWith(": before", StringComparison.Ordinal) || point.EndsWith(": after", StringComparison.Ordinal);
}
