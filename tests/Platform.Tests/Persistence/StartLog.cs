using System.Collections.Concurrent;
using CallCenter.Platform.Persistence;
using Microsoft.Extensions.Logging;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>Keeps the warnings of the start of the store.</summary>
internal sealed class StartLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> warnings = [];

    public IReadOnlyList<string> Warnings => [.. warnings];

    public ILogger CreateLogger(string categoryName) => new Lines(string.Equals(categoryName, typeof(MigrationAtStart).FullName, StringComparison.Ordinal) ? warnings : null);

    public void Dispose()
    {
        // Nothing to let go of.
    }

    private sealed class Lines(ConcurrentQueue<string>? kept) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => kept is not null && logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                kept!.Enqueue(formatter(state, exception));
        }
    }
}
