using System.Text;

namespace CallCenter.Local;

/// <summary>What is told when everything runs: where it is, and a call to try.</summary>
internal static class StartUpBlock
{
    private const string CalleeNumber = "+14255550101";

    /// <param name="productUrl">Where the product listens.</param>
    /// <param name="simulatorUrl">Where the simulator listens; null where there is none.</param>
    /// <param name="dataFolder">Where the data are.</param>
    /// <param name="needsKey">Whether the API wants a key: the call to try then has a place for it.</param>
    /// <param name="logs">Where the logs are; null where this process writes none of its own.</param>
    /// <param name="processes">What it consists of, a line each; none where this process is everything.</param>
    public static string For(Uri productUrl, Uri? simulatorUrl, string dataFolder, bool needsKey, string? logs = null, params IReadOnlyList<string> processes)
    {
        var product = Address(productUrl);
        var text = new StringBuilder();
        text.AppendLine().AppendLine("  The call center is running.").AppendLine();
        Row(text, "API", $"{product}/call");
        Row(text, "Reports", $"{product}/report");
        if (simulatorUrl is { } simulator)
        {
            Row(text, "Softphone", $"{Address(simulator)}/softphone");
            Row(text, "Simulator", Address(simulator));
        }

        Row(text, "Data", dataFolder);
        if (logs is not null)
            Row(text, "Logs", logs);
        if (processes.Count > 0)
            text.AppendLine().AppendLine("  Processes, started again when they die:").AppendLine();
        foreach (var line in processes)
            text.Append("    ").AppendLine(line);
        // Its last line is the last of all: whoever waits for it has read everything else.
        text.AppendLine()
            .AppendLine(simulatorUrl is null ? "  Place a call:" : "  Place a call; somebody with a computer problem picks up:")
            .AppendLine()
            .AppendLine(Curl(product, needsKey ? " -H 'X-Api-Key: YOUR-KEY'" : ""))
            .AppendLine()
            .Append("  Then read ").Append(product).Append("/report/").Append(CalleeNumber).AppendLine(". Ctrl-C stops.");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string value) => text.Append("    ").Append(name.PadRight(12)).AppendLine(value);

    private static string Address(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private static string Curl(string product, string key) =>
        $$"""
            curl -s {{product}}/call{{key}} -H 'Content-Type: application/json' -d '{
              "phone_number": "{{CalleeNumber}}",
              "bot_company": "Contoso",
              "bot_name": "Amélie",
              "agent_phone_number": "+14255550150",
              "lang": "en-US",
              "task": "Help the employee with their IT problem. Collect what the support team needs to solve it.",
              "claim": [
                { "name": "hardware_info", "type": "text", "description": "Make and model of the computer" },
                { "name": "first_seen", "type": "datetime", "description": "When the problem was first seen" },
                { "name": "building_location", "type": "text", "description": "Building and floor where the computer is" }
              ]
            }'
        """;
}
