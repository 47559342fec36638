using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CallCenter.Conformance;

/// <summary>Runs a script of tests/Conformance/js. It gets its input as JSON in <c>INPUT</c> and answers with JSON on its last line.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(240);

    /// <summary>Fails the test with what the script printed when it does not end well.</summary>
    public static async Task<JsonNode?> RunAsync(string script, object input)
    {
        await NodePackages.RequireAsync();
        using var tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(LongestRun);
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = NodePackages.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["INPUT"] = JsonSerializer.Serialize(input);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(tooLong.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        var printed = await output;
        process.HasExited.ShouldBeTrue();
        process.ExitCode.ShouldBe(0, $"{script}:\n{printed}\n{await errors}");
        var last = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return last is null ? null : JsonNode.Parse(last);
    }
}
