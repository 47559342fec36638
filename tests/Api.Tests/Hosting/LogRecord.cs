using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>Keeps every line that was logged, of all categories and levels.</summary>
public sealed class LogRecord : ILoggerProvider
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    /// <summary>Whether a warning was logged with exactly this text.</summary>
    public bool Warned(string text) => lines.Contains($"Warning: {text} ", StringComparer.Ordinal);

    public ILogger CreateLogger(string categoryName) => new Recorder(lines);

    public void Dispose()
    {
    }

    private sealed class Recorder(ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
    }
}
