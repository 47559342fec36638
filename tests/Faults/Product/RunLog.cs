namespace CallCenter.Faults.Product;

/// <summary>What all lives of the product and the simulator log from warnings up, in one file; nowhere where no file is named.</summary>
internal sealed class RunLog(string? file, TimeProvider time) : ILoggerProvider
{
    private readonly TextWriter? lines = file is null ? null : TextWriter.Synchronized(new StreamWriter(file) { AutoFlush = true });

    /// <summary>Writes a line of the suite's own.</summary>
    public void Write(string line) => lines?.WriteLine($"{time.GetLocalNow():HH:mm:ss.fff} {line}");

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose() => lines?.Dispose();

    private sealed class Category(RunLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => log.lines is not null
            && logLevel >= (name.StartsWith("CallCenter", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                log.Write($"{logLevel} {name}: {formatter(state, exception)}{(exception is null ? "" : $" | {exception.GetType().Name}: {exception.Message}")}");
        }
    }
}
