using System.Text.Json;
using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Cli;

/// <summary>Files that results are written to.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Indented = new(CallersJson.Options) { WriteIndented = true };

    /// <summary>Writes a result as JSON that people can read.</summary>
    /// <exception cref="CommandFailedException">It cannot be written.</exception>
    public static async Task WriteAsync<T>(string file, T result, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.Create(file);
            await JsonSerializer.SerializeAsync(stream, result, Indented, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"Cannot write {file}: {exception.Message}");
        }
    }
}
