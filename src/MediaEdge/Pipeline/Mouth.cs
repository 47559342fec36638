using System.Runtime.CompilerServices;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the assistant says: sentences and prompts on their way to the caller's ear, and steps that follow once they were heard.</summary>
internal sealed class Mouth(
    MediaSocket socket, PlayoutQueue playout, SpeechWorker worker, ConversationState conversation, LanguageCatalog languages, SpokenPrompts prompts,
    CallTape? tape = null)
{
    private readonly Dictionary<SpokenPrompt, int> _occurrences = [];

    /// <summary>Whether nothing is being said and nothing waits to be said.</summary>
    public bool IsIdle => playout.IsIdle;

    /// <summary>Whether a sentence is heard in part, and nothing of the rest is under way.</summary>
    public bool IsDry => playout.IsDry;

    /// <summary>Frames sent so far.</summary>
    public long FramesSent => playout.FramesSent;

    /// <summary>Says a sentence after those before it.</summary>
    public Utterance Say(string text, Style style, bool dropsOnBargeIn, LiveSound? sound = null)
    {
        var utterance = new Utterance
        {
            Text = text,
            Style = style,
            Language = languages.TryGet(conversation.Language, out var language) ? language : languages.Default,
            Rate = conversation.Rate,
            DropsOnBargeIn = dropsOnBargeIn,
            Sound = sound,
        };
        tape?.Said(utterance);
        playout.Enqueue(utterance);
        worker.Speak(utterance);
        return utterance;
    }

    /// <summary>Says a fixed text; an interruption drops it.</summary>
    public Utterance Say(SpokenPrompt prompt)
    {
        _occurrences[prompt] = _occurrences.GetValueOrDefault(prompt, -1) + 1;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bot_name"] = conversation.Initiation.BotName,
            ["bot_company"] = conversation.Initiation.BotCompany,
        };
        var text = prompts.Pick(prompt, conversation.Language, conversation.CallId, values, _occurrences[prompt]);
        return Say(tape?.Prompt(text) ?? text, Style.None, dropsOnBargeIn: true);
    }

    /// <summary>Does something once all that is to be said so far was heard.</summary>
    public void Then(Action step, bool dropsOnBargeIn) => playout.Enqueue(new PlayoutStep(step) { DropsOnBargeIn = dropsOnBargeIn });

    /// <summary>20 ms of the call have passed.</summary>
    /// <returns>The frame that the caller has heard in them; nothing where it was silence.</returns>
    public ReadOnlySpan<byte> Tick() => playout.Tick();

    /// <summary>Gives the next step whose time has come.</summary>
    public bool TryNextStep(out PlayoutStep? step) => playout.TryNextStep(out step);

    /// <summary>Stops the sound at once, but keeps it.</summary>
    public ValueTask HoldAsync()
    {
        if (!playout.Hold())
            return ValueTask.CompletedTask;
        tape?.Stops();
        return socket.StopAudioAsync();
    }

    /// <summary>Goes on where the sound was stopped.</summary>
    public void Resume() => playout.Resume();

    /// <summary>Drops what an interruption drops.</summary>
    public void DropForBargeIn() => playout.DropForBargeIn();

    /// <summary>Sends the frames that are due, all of them in one write.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SendDueAsync()
    {
        var isDue = playout.TryNextFrame(out var frame);
        while (isDue)
        {
            isDue = playout.TryNextFrame(out var next);
            tape?.Sends(frame.Span);
            await socket.SendFrameAsync(frame, isFollowed: isDue);
            frame = next;
        }
    }
}
