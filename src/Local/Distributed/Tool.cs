using System.Diagnostics;

namespace CallCenter.Local.Distributed;

/// <summary>Programs that do something and end.</summary>
internal static class Tool
{
    /// <summary>Runs one.</summary>
    /// <exception cref="PartFailedException">It failed; the message holds what it said.</exception>
    public static async Task RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var (code, errors) = await EndOfAsync(program, arguments, cancellationToken);
        if (code != 0)
            throw new PartFailedException($"{string.Join(' ', arguments)} failed: {errors.Trim()}");
    }

    /// <summary>Runs one that answers a question by its exit code.</summary>
    public static async Task<bool> SaysYesAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await EndOfAsync(program, arguments, cancellationToken)).Code == 0;

    private static async Task<(int Code, string Errors)> EndOfAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
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
        return (process.ExitCode, await errors);
    }
}
