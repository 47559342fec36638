using System.Collections.Concurrent;
using CallCenter.MediaEdge.Speech.OpenAI;
using Microsoft.Extensions.Logging;

namespace CallCenter.MediaEdge.Tests.Speech.OpenAI;

/// <summary>Keeps what is logged.</summary>
internal sealed class RememberedLines : ILogger<OpenAISpeech>
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(formatter(state, exception) + exception);
}
