using System.Globalization;

namespace CallCenter.Voice;

/// <summary>Prints one line a row: name, value, unit, target, and whether it was met.</summary>
internal static class Report
{
    /// <summary>What was printed so far.</summary>
    public static List<Row> Rows { get; } = [];

    /// <summary>Tells whoever waits for the rows what is being measured.</summary>
    public static void Progress(string what) => Console.Error.WriteLine($"measuring {what} ...");

    /// <summary>A measurement without a target of its own: a peer, or a number to know.</summary>
    public static void Note(string name, double value, string unit) => Print(name, value, unit, "-", "");

    /// <summary>A measurement that should reach a value.</summary>
    public static void AtLeast(string name, double value, string unit, double target) =>
        Print(name, value, unit, string.Create(CultureInfo.InvariantCulture, $">={target:0.###}"), value >= target ? "met" : "missed");

    /// <summary>A measurement that should not exceed a value.</summary>
    public static void AtMost(string name, double value, string unit, double target) =>
        Print(name, value, unit, string.Create(CultureInfo.InvariantCulture, $"<={target:0.###}"), value <= target ? "met" : "missed");

    private static void Print(string name, double value, string unit, string target, string verdict)
    {
        var row = new Row(name, value, unit, target, verdict);
        Rows.Add(row);
        Console.WriteLine(row);
    }
}
