using System.Diagnostics;

namespace CallCenter.Local.Distributed;

/// <summary>Programs that do something and end.</summary>
internal static class Tool
{
    /// <summary>Runs one.</summary>
    /// <exception cref="PartFailedException">It failed; the message holds what it said.</exception>
    public static async Task RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        await output;
        if (process.ExitCode != 0)
            throw new PartFailedException($"{string.Join(' ', arguments)} failed: {(await errors).Trim()}");
    }
}
