using System.Text.Json.Nodes;
using CallCenter.Simulator.Telephony.Calls;
using CallCenter.Simulator.Telephony.Events;
using CallCenter.Simulator.Telephony.Rest;

namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>Plays its sources: PlayStarted, then PlayCompleted, PlayCanceled or PlayFailed.</summary>
internal sealed class PlayOperation(Task<LoadedPrompt> prompt, bool repeats, Operation operation, CallLoop loop, CallEvents events)
    : IMediaOperation
{
    private PromptPlayer? player;

    public bool Ended { get; private set; }

    public void Start() => loop.Then(prompt, Begin);

    public void MixInto(Span<short> heard) => player?.MixInto(heard);

    public void Listen(ReadOnlySpan<short> said)
    {
        if (player is { Finished: true })
            End("PlayCompleted", ResultInformation.Succeeded);
    }

    public void Press(char key)
    {
        // Keys do not concern a play.
    }

    public void Cancel() => End("PlayCanceled", ResultInformation.Canceled);

    private void Begin(LoadedPrompt loaded)
    {
        if (Ended)
            return;
        if (loaded.Failure is { } failure)
        {
            End("PlayFailed", failure, new JsonObject { ["failedPlaySourceIndex"] = loaded.FailedSource });
            return;
        }

        player = new PromptPlayer(loaded.Samples, repeats);
        if (AcsApiVersions.HasFailureAndStartEvents(events.ApiVersion))
            events.Raise("PlayStarted", operation, ResultInformation.Succeeded);
    }

    private void End(string type, ResultInformation result, JsonObject? extra = null)
    {
        if (Ended)
            return;
        Ended = true;
        player = null;
        events.Raise(type, operation, result, extra);
    }
}
