using System.Globalization;

namespace CallCenter.Local.Distributed;

/// <summary>What is told when everything runs: where it is, and which processes it consists of.</summary>
internal static class DistributedBlock
{
    public static string For(DistributedSystem system, bool needsKey) =>
        StartUpBlock.For(system.ProductUrl, system.SimulatorUrl, system.DataFolder, needsKey, system.LogFolder, [.. system.Parts.Select(Line)]);

    private static string Line(SupervisedPart part) =>
        string.Create(CultureInfo.InvariantCulture, $"{part.Part.Name,-16} process {part.ProcessId,-8} port {part.Part.Port}");
}
