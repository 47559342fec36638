using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Simulator.Speech.Wire;

namespace CallCenter.Simulator.Speech.Synthesis;

/// <summary>
/// One synthesis connection: requests are answered one after another, while the socket is read on, so that a stop takes effect at once.
/// </summary>
internal sealed class SynthesisSession(SpeechSocket socket)
{
    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(64);
    private readonly Dictionary<string, SynthesisSettings> _contexts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Order> _unfinished = new(StringComparer.Ordinal);
    private volatile bool _over;

    /// <summary>Runs until the client closes.</summary>
    /// <exception cref="SpeechProtocolException">The client broke the protocol, or its SSML cannot be spoken.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var speaking = SpeakAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
        }
        finally
        {
            // A send that is cut off would abort the socket before it can say why it closes; so the speaker ends by itself.
            _over = true;
            _orders.Writer.Complete();
            await speaking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (await socket.ReceiveAsync(cancellationToken) is { } message)
        {
            switch (message.Path)
            {
                case "synthesis.context":
                    _contexts[message.RequestId] = SynthesisSettings.From(SpeechJson.Parse(message));
                    break;
                case "ssml":
                    var settings = _contexts.Remove(message.RequestId, out var given) ? given : SynthesisSettings.Default;
                    var order = new Order(message.RequestId, ScriptOf(message), settings);
                    _unfinished[order.RequestId] = order;
                    await _orders.Writer.WriteAsync(order, cancellationToken);
                    break;
                case "synthesis.control" when SpeechJson.Parse(message).At("action").Text() is "stop":
                    if (_unfinished.TryGetValue(message.RequestId, out var unfinished))
                        unfinished.Stopped = true;
                    break;
            }
        }
    }

    private async Task SpeakAsync(CancellationToken cancellationToken)
    {
        await foreach (var order in _orders.Reader.ReadAllAsync(cancellationToken))
        {
            if (_over)
                break;

            var spoken = SpokenScript.Speak(order.Script, order.Settings.Format);
            await new SynthesisAnswer(socket, order.RequestId, order.Settings).SendAsync(spoken, () => order.Stopped || _over, cancellationToken);
            _unfinished.TryRemove(order.RequestId, out _);
        }
    }

    private static Script ScriptOf(SpeechMessage message)
    {
        try
        {
            return SsmlReader.Read(message.Text);
        }
        catch (SsmlException e)
        {
            throw new SpeechProtocolException(e.Message);
        }
    }

    private sealed class Order(string requestId, Script script, SynthesisSettings settings)
    {
        private volatile bool _stopped;

        public string RequestId => requestId;

        public Script Script => script;

        public SynthesisSettings Settings => settings;

        public bool Stopped
        {
            get => _stopped;
            set => _stopped = value;
        }
    }
}
