using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CallCenter.MediaEdge.Tests.Realtime;

/// <summary>One connection of the edge to a realtime model: what the edge sent, and what the model tells it.</summary>
internal sealed class RealtimePeer(WebSocket socket)
{
    private const int SampleRate = 24_000;

    private readonly Lock _gate = new();
    private readonly List<JsonElement> _events = [];
    private int _answered;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Samples of the caller so far.</summary>
    public long SamplesHeard { get; private set; }

    /// <summary>Loudest sample of the caller so far.</summary>
    public short Loudest { get; private set; }

    /// <summary>Events of a type so far, oldest first; sound is only counted.</summary>
    public IReadOnlyList<JsonElement> Of(string type)
    {
        lock (_gate)
            return [.. _events.Where(told => told.GetProperty("type").ValueEquals(type))];
    }

    /// <summary>Items of a type that the edge has added.</summary>
    public IReadOnlyList<JsonElement> Items(string type) =>
        [.. Of("conversation.item.create").Select(told => told.GetProperty("item")).Where(item => item.GetProperty("type").ValueEquals(type))];

    /// <summary>What the edge told the model that somebody said.</summary>
    public IReadOnlyList<string> Said(string role) =>
        [.. Items("message").Where(item => item.GetProperty("role").ValueEquals(role)).Select(item => item.GetProperty("content")[0].GetProperty("text").GetString()!)];

    /// <summary>Waits for so many events of a type; gives the last of them.</summary>
    public async Task<JsonElement> WaitAsync(string type, int count = 1)
    {
        await UntilAsync(() => Of(type).Count >= count, $"{count} {type}");
        return Of(type)[count - 1];
    }

    /// <summary>Waits until so much of the caller was heard.</summary>
    public Task HearsAsync(long samples) => UntilAsync(() => SamplesHeard >= samples, $"{samples} samples");

    /// <summary>Tells the edge something.</summary>
    public Task TellAsync(object told) => SendAsync(JsonSerializer.Serialize(told));

    /// <summary>Sends anything.</summary>
    public Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The caller's turn, as the model hears it: it begins and ends at the place that was heard by now.</summary>
    public async Task TurnAsync(string item, string? words = null)
    {
        await StartsAsync(item);
        await StopsAsync(item);
        if (words is not null)
            await TellAsync(new { type = "conversation.item.input_audio_transcription.completed", item_id = item, transcript = words });
    }

    public Task StartsAsync(string item) => TellAsync(new { type = "input_audio_buffer.speech_started", item_id = item, audio_start_ms = SamplesHeard * 1000 / SampleRate });

    public Task StopsAsync(string item) => TellAsync(new { type = "input_audio_buffer.speech_stopped", item_id = item, audio_end_ms = SamplesHeard * 1000 / SampleRate });

    /// <summary>An answer: words, so much sound, and the tools that are called.</summary>
    public async Task AnswerAsync(string id, string words, double seconds, params (string Name, string Arguments)[] calls)
    {
        await BeginsAsync(id, words, seconds);
        await TellAsync(new { type = "response.output_audio.done", response_id = id, item_id = $"{id}-said" });
        await TellAsync(new { type = "response.output_audio_transcript.done", response_id = id, item_id = $"{id}-said", transcript = words });
        await DoneAsync(id, "completed", calls);
    }

    /// <summary>An answer that is not at its end.</summary>
    public async Task BeginsAsync(string id, string words, double seconds)
    {
        await TellAsync(new { type = "response.created", response = new { id, status = "in_progress", metadata = TakeAsk() } });
        if (words.Length > 0)
            await TellAsync(new { type = "response.output_audio_transcript.delta", response_id = id, item_id = $"{id}-said", delta = words });
        var sound = new byte[(int)(SampleRate * seconds) * 2];
        for (var at = 0; at < sound.Length; at += 2)
            BitConverter.TryWriteBytes(sound.AsSpan(at), (short)(8000 * Math.Sin(at * 0.05)));
        foreach (var piece in sound.Chunk(9600))
            await TellAsync(new { type = "response.output_audio.delta", response_id = id, item_id = $"{id}-said", delta = Convert.ToBase64String(piece) });
    }

    /// <summary>The end of an answer.</summary>
    public Task DoneAsync(string id, string status, params (string Name, string Arguments)[] calls) => TellAsync(new
    {
        type = "response.done",
        response = new
        {
            id,
            status,
            output = calls.Select((call, index) => new { type = "function_call", call_id = $"{id}-call-{index}", name = call.Name, arguments = call.Arguments }),
            usage = new
            {
                input_tokens = 100,
                output_tokens = 50,
                input_token_details = new { text_tokens = 60, audio_tokens = 40, cached_tokens = 30, cached_tokens_details = new { text_tokens = 20, audio_tokens = 10 } },
                output_token_details = new { text_tokens = 20, audio_tokens = 30 },
            },
        },
    });

    /// <summary>Breaks the connection.</summary>
    public void Break() => socket.Abort();

    /// <summary>Reads until the edge closes.</summary>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            if (result.MessageType == WebSocketMessageType.Close)
                return;
            Take(JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone());
        }
    }

    // An answer names the ask that it is one to.
    private JsonElement? TakeAsk()
    {
        var asks = Of("response.create");
        if (asks.Count == _answered)
            return null;
        _answered = asks.Count;
        return asks[^1].GetProperty("response").GetProperty("metadata");
    }

    private void Take(JsonElement told)
    {
        lock (_gate)
        {
            if (told.GetProperty("type").ValueEquals("input_audio_buffer.append"))
                Hear(told.GetProperty("audio").GetBytesFromBase64());
            else
                _events.Add(told);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Hear(byte[] sound)
    {
        SamplesHeard += sound.Length / 2;
        for (var at = 0; at < sound.Length; at += 2)
            Loudest = short.Max(Loudest, short.Abs(short.Max(BitConverter.ToInt16(sound, at), (short)-32767)));
    }

    private async Task UntilAsync(Func<bool> holds, string what)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (holds())
                    return;
                changed = _changed.Task;
            }

            try
            {
                await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            }
            catch (TimeoutException late)
            {
                throw new TimeoutException($"Waited for {what}; there came {string.Join(", ", _events.Select(told => told.GetProperty("type").GetString()))}.", late);
            }
        }
    }
}
