using System.Globalization;

namespace CallCenter.Bench.Saga;

/// <summary>Prints one line a row: name, value, unit, target, and whether it was met.</summary>
internal static class Report
{
    /// <summary>A measurement without a target of its own: a floor, or a number to know.</summary>
    public static double Note(string name, double value, string unit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {value,10:0.##} {unit,-10} -"));
        return value;
    }

    /// <summary>A ratio to a floor of the same run, with the least it should be.</summary>
    public static void Ratio(string name, double value, double target) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-34} {value,10:0.00} {"x floor",-10} >={target:0.00} {(value >= target ? "met" : "missed")}"));
}
