using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Dialogue;
using CallCenter.Simulator.Model.Wire;
using CallCenter.Simulator.Speech.Synthesis;

namespace CallCenter.Simulator.Realtime;

/// <summary>One answer of the model on its way to the client, some forty times faster than it sounds; it can be stopped in the middle.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A token source without a timer holds nothing but memory.")]
internal sealed partial class RealtimeReply(RealtimeSocket socket, RealtimeConversation conversation, RealtimeSettings settings, JsonObject? metadata, TimeProvider time)
{
    private const int SampleRate = 24_000;
    private const int ChunksAtOnce = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly List<RealtimeItem> _output = [];
    private string _reason = "";

    /// <summary>Its id.</summary>
    public string Id { get; } = RealtimeConversation.NewId("resp");

    /// <summary>Ends when the client was told how it ended.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>Begins to answer what was said so far.</summary>
    /// <param name="ended">Called just before the client is told of its end.</param>
    public void Start(Action ended)
    {
        var request = new ChatRequest
        {
            Model = "realtime",
            Messages = [new ChatMessage("system", settings.Instructions, [], null), .. conversation.Messages],
            Tools = settings.Tools,
            MayCallTools = settings.MayCallTools,
        };
        socket.Send("response.created", ("response", Write("in_progress", null, [])));
        Running = Task.Run(() => RunAsync(request, ended));
    }

    /// <summary>Stops it.</summary>
    /// <param name="reason">As the client is told: <c>turn_detected</c> or <c>client_cancelled</c>.</param>
    public void Stop(string reason)
    {
        _reason = reason;
        _stop.Cancel();
    }

    private async Task RunAsync(ChatRequest request, Action ended)
    {
        var (status, details, usage) = ("completed", (JsonObject?)null, new JsonObject());
        try
        {
            ContentFilter.Check(request);
            var reply = Mind.Answer(request);
            usage = Usage(request, reply);
            var text = Style().Replace(reply.Text, "").Trim();
            if (text.Length > 0)
                await SayAsync(text, _stop.Token);
            foreach (var call in reply.ToolCalls)
                Call(call);
        }
        catch (ModelException filtered)
        {
            (status, details) = ("incomplete", new JsonObject { ["type"] = "incomplete", ["reason"] = filtered.Inner is null ? "error" : "content_filter" });
        }
        catch (OperationCanceledException)
        {
            (status, details) = ("cancelled", new JsonObject { ["type"] = "cancelled", ["reason"] = _reason });
        }

        ended();
        socket.Send("response.done", ("response", Write(status, details, [.. _output.Select(item => item.Write(status is "completed" ? status : "incomplete"))], usage)));
    }

    private async Task SayAsync(string text, CancellationToken stopped)
    {
        var item = new RealtimeItem(RealtimeConversation.NewId("item"), "assistant", text) { IsSpoken = settings.Speaks };
        Begin(item);
        var part = settings.Speaks ? "output_audio" : "output_text";
        socket.Send("response.content_part.added", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0), ("part", new JsonObject { ["type"] = part, ["text"] = "" }));
        foreach (var piece in Pieces.OfText(text))
            socket.Send(settings.Speaks ? "response.output_audio_transcript.delta" : "response.output_text.delta", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0), ("delta", piece));
        if (settings.Speaks)
            await SpeakAsync(item, stopped);
        else
            socket.Send("response.output_text.done", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0), ("text", text));
        End(item);
    }

    private async Task SpeakAsync(RealtimeItem item, CancellationToken stopped)
    {
        var script = new Script("", settings.Voice, Style: null, [new ScriptPiece(item.Text, TimeSpan.Zero)]);
        var chunks = 0;
        foreach (var (_, audio) in SpokenScript.Speak(script, new OutputFormat(SampleRate, WithHeader: false)).Chunks())
        {
            if (++chunks % ChunksAtOnce == 0)
                await Task.Delay(Pause, time, stopped);
            socket.Send("response.output_audio.delta", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0), ("delta", Convert.ToBase64String(audio.Span)));
        }

        socket.Send("response.output_audio.done", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0));
        socket.Send("response.output_audio_transcript.done", ("response_id", Id), ("item_id", item.Id), ("output_index", 0), ("content_index", 0), ("transcript", item.Text));
    }

    private void Call(ToolCall call)
    {
        var index = _output.Count;
        var item = new RealtimeItem(RealtimeConversation.NewId("item"), "assistant", "") { Call = call with { Id = RealtimeConversation.NewId("call") } };
        Begin(item);
        foreach (var piece in Pieces.OfArguments(call.Arguments))
            socket.Send("response.function_call_arguments.delta", ("response_id", Id), ("item_id", item.Id), ("output_index", index), ("call_id", item.Call!.Id), ("delta", piece));
        socket.Send("response.function_call_arguments.done", ("response_id", Id), ("item_id", item.Id), ("output_index", index), ("call_id", item.Call!.Id), ("name", call.Name), ("arguments", call.Arguments));
        End(item);
    }

    private void Begin(RealtimeItem item)
    {
        var before = conversation.Add(item);
        socket.Send("response.output_item.added", ("response_id", Id), ("output_index", _output.Count), ("item", item.Write("in_progress")));
        socket.Send("conversation.item.added", ("previous_item_id", before), ("item", item.Write("in_progress")));
        _output.Add(item);
    }

    private void End(RealtimeItem item)
    {
        socket.Send("response.output_item.done", ("response_id", Id), ("output_index", _output.Count - 1), ("item", item.Write()));
        socket.Send("conversation.item.done", ("previous_item_id", null), ("item", item.Write()));
    }

    private JsonObject Write(string status, JsonObject? details, JsonArray output, JsonObject? usage = null) => new()
    {
        ["id"] = Id,
        ["object"] = "realtime.response",
        ["status"] = status,
        ["status_details"] = details,
        ["output"] = output,
        ["usage"] = usage,
        ["metadata"] = metadata?.DeepClone(),
    };

    private static JsonObject Usage(ChatRequest request, ChatReply reply)
    {
        var (input, output) = (Pieces.TokensOf(request), Pieces.TokensOf(reply));
        return new JsonObject { ["input_tokens"] = input, ["output_tokens"] = output, ["total_tokens"] = input + output };
    }

    // Speech has its style in the voice.
    [GeneratedRegex(@"\bstyle=\w+\s*", RegexOptions.CultureInvariant, 100)]
    private static partial Regex Style();
}
