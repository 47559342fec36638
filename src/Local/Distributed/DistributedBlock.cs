using System.Globalization;
using System.Text;

namespace CallCenter.Local.Distributed;

/// <summary>What is told when everything runs: where it is, and which processes it consists of.</summary>
internal static class DistributedBlock
{
    public static string For(DistributedSystem system, bool needsKey)
    {
        var text = new StringBuilder(StartUpBlock.For(system.ProductUrl, system.SimulatorUrl, system.DataFolder, needsKey, ("Logs", system.LogFolder)));
        text.AppendLine().AppendLine("  Processes, started again when they die:").AppendLine();
        foreach (var part in system.Parts)
            text.AppendLine(CultureInfo.InvariantCulture, $"    {part.Part.Name,-16} process {part.ProcessId,-8} port {part.Part.Port}");
        return text.ToString();
    }
}
