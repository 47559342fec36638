using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Plays its prompt, then listens: RecognizeCompleted, RecognizeFailed or RecognizeCanceled.</summary>
internal sealed class RecognizeOperation(
    Task<LoadedPrompt> prompt, RecognizeOptions options, int sampleRate, bool hasSpeechService, Operation operation, CallLoop loop, CallEvents events)
    : IMediaOperation
{
    private readonly SpeechEar ear = new(sampleRate);
    private PromptPlayer? player;
    private Recognition? recognition;

    public bool Ended { get; private set; }

    public void Start()
    {
        if (options.TakesSpeech && !hasSpeechService)
            Fail(ResultInformation.SpeechServiceFailed);
        else
            loop.Then(prompt, Begin);
    }

    public void MixInto(Span<short> heard) => player?.MixInto(heard);

    public void Listen(ReadOnlySpan<short> said)
    {
        if (player is null && recognition is null)
            return;
        var mayInterrupt = options.TakesSpeech && options.InterruptPrompt;
        if (recognition is not null || mayInterrupt)
            ear.Push(said);
        if (recognition is not null)
            Conclude(recognition.Tick());
        else if (player!.Finished || (mayInterrupt && ear.HasHeard))
            BeginListening();
    }

    public void Press(char key)
    {
        if (player is not null && options is { InterruptPrompt: true, TakesKeys: true })
            BeginListening();
        Conclude(recognition?.Press(key));
    }

    public void Cancel()
    {
        if (End())
            events.Raise("RecognizeCanceled", operation, ResultInformation.Canceled);
    }

    private void Begin(LoadedPrompt loaded)
    {
        if (Ended)
            return;
        if (loaded.Failure is null)
            player = new PromptPlayer(loaded.Samples, loop: false);
        else
            Fail(ResultInformation.PromptFailed, new JsonObject { ["failedPlaySourceIndex"] = loaded.FailedSource });
    }

    private void BeginListening()
    {
        player = null;
        recognition = new Recognition(options, ear);
    }

    private void Conclude(RecognizeOutcome? outcome)
    {
        if (outcome is null)
            return;
        if (outcome.Data is null)
            Fail(outcome.Result);
        else if (End())
            events.Raise("RecognizeCompleted", operation, outcome.Result, outcome.Data);
    }

    private void Fail(ResultInformation result, JsonObject? extra = null)
    {
        if (End())
            events.Raise("RecognizeFailed", operation, result, extra);
    }

    private bool End()
    {
        var first = !Ended;
        Ended = true;
        player = null;
        recognition = null;
        return first;
    }
}
