using System.Threading.Channels;

namespace CallCenter.MediaEdge.Tests.Pipeline;

/// <summary>Tells a test one by one how often something happened.</summary>
internal sealed class Signals
{
    private readonly Channel<bool> _signals = Channel.CreateUnbounded<bool>();

    public void Give() => _signals.Writer.TryWrite(true);

    public async Task NextAsync() =>
        await _signals.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
}
