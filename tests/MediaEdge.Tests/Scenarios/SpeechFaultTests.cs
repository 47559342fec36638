using System.Runtime.InteropServices;
using System.Xml.Linq;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Speech;
using CallCenter.MediaEdge.Tests.Speech.OpenAI;
using Microsoft.AspNetCore.Http;

namespace CallCenter.MediaEdge.Tests.Scenarios;

/// <summary>A service that speaks or listens and is slow, fails, or stops half-way: what the caller hears then, and what is in the history.</summary>
[Trait("Speed", "slow")]
public sealed class SpeechFaultTests : IAsyncLifetime
{
    private const string Story = "one two three four five six";
    private const string Told = "one two three ";

    // A letter is 60 ms with either service.
    private const int FramesOfLetter = 3;

    private readonly TaskCompletionSource _goes = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Func<string, string?> _beginning = _ => null;
    private bool _breaksOff;
    private AudioServer _openAI = null!;
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _openAI = await AudioServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        await _openAI.DisposeAsync();
    }

    [Theory]
    [InlineData("azure", "one two three Then the end.")]
    [InlineData("openai", "one two Then the end.")] // It does not tell where words lie: what was heard is reckoned by time.
    public async Task Of_a_sentence_whose_sound_breaks_off_the_history_has_what_was_heard_and_the_next_one_follows(string provider, string said)
    {
        var (call, phone) = await GreetedAsync(provider);
        await using var _ = phone;
        _edge.Respond = (_, _) => Answers.Of(Story, "Then the end.");
        (_beginning, _breaksOff) = (text => string.Equals(text, Story, StringComparison.Ordinal) ? Told : null, true);
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + (Told.Length * FramesOfLetter) - 2);
        _goes.SetResult();

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Select(message => message.Content).ShouldBe(["I lost my card.", said]);
        (await phone.CatchesUpAsync(_edge.Sent) - before).ShouldBeInRange((Told.Length + 13) * FramesOfLetter, (Told.Length + 14) * FramesOfLetter);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task A_sentence_that_no_sound_comes_of_is_not_in_the_history_and_the_next_turn_is_answered(string provider)
    {
        var (call, phone) = await GreetedAsync(provider);
        await using var _ = phone;
        _edge.Respond = (context, _) => Answers.Of(context.Messages.Count < 3 ? Story : "All right.");
        (_beginning, _breaksOff) = (text => string.Equals(text, Story, StringComparison.Ordinal) ? "" : null, true);
        _goes.SetResult();
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.ShouldHaveSingleItem().Content.ShouldBe("I lost my card.");
        (await phone.CatchesUpAsync(_edge.Sent)).ShouldBe(before);
        phone.Says(3000, seconds: 1);
        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 3))[2].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "All right."]);
        (await phone.CatchesUpAsync(_edge.Sent) - before).ShouldBeInRange(10 * FramesOfLetter, 11 * FramesOfLetter);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task A_sentence_whose_sound_comes_late_is_heard_whole_and_stands_whole_in_the_history(string provider)
    {
        var (call, phone) = await GreetedAsync(provider);
        await using var _ = phone;
        _edge.Respond = (_, _) => Answers.Of(Story);
        _beginning = _ => Told;
        var before = phone.FramesHeard;
        phone.Says(3000, seconds: 1);
        await phone.HearsAsync(before + (Told.Length * FramesOfLetter) - 2);
        await phone.PassAsync(2);
        _edge.Bus.Of<TurnCompleted>(call).Count.ShouldBe(1);
        _goes.SetResult();

        var turn = (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1];
        turn.Messages.Select(message => message.Content).ShouldBe(["I lost my card.", Story]);
        (await phone.CatchesUpAsync(_edge.Sent) - before).ShouldBeInRange(Story.Length * FramesOfLetter, (Story.Length + 1) * FramesOfLetter);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task Words_that_a_recogniser_fails_at_are_heard_once_it_is_back_and_only_once(string provider)
    {
        var (call, phone) = await GreetedAsync(provider);
        await using var _ = phone;
        if (provider is "azure")
            BreaksOnceItHearsSomething();
        else
            Refuse(_openAI, 500, 503);
        phone.Says(3000, seconds: 1);

        var turns = await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        turns[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "All right."]);
        await phone.PassAsync(3);
        _edge.Bus.Of<TurnCompleted>(call).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task Words_that_come_late_are_answered_when_they_are_there(string provider)
    {
        var (call, phone) = await GreetedAsync(provider);
        await using var _ = phone;
        if (provider is "azure")
            _edge.Recognizer.Holds = _goes.Task;
        else
            _openAI.Transcription = async wav => await _goes.Task.ContinueWith(_ => Heard(wav), TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        phone.Says(3000, seconds: 1);
        await phone.PassAsync(4);
        _edge.Bus.Of<TurnCompleted>(call).Count.ShouldBe(1);
        _goes.SetResult();

        (await _edge.Bus.WaitAsync<TurnCompleted>(call, 2))[1].Messages.Select(message => message.Content).ShouldBe(["I lost my card.", "All right."]);
    }

    [Theory]
    [InlineData("azure")]
    [InlineData("openai")]
    public async Task A_recogniser_that_refuses_us_for_good_ends_the_call_with_an_apology(string provider)
    {
        await StartAsync(provider);
        if (provider is "azure")
            _edge.Speech.RecognitionRefusal = 401;
        var call = await _edge.KnownCallAsync();
        await using var phone = await _edge.ConnectAsync(call);
        if (provider is "openai")
        {
            await _edge.Bus.WaitAsync<TurnCompleted>(call);
            Refuse(_openAI, 401);
            phone.Says(3000, seconds: 1);
        }

        (await _edge.Bus.WaitAsync<HangUpCall>(call)).Single().Reason.ShouldBe(CloseReason.Failed);
        await phone.HangUpAsync();
        await _edge.Bus.WaitAsync<MediaSessionEnded>(call);
        var messages = _edge.Bus.Of<TurnCompleted>(call).SelectMany(turn => turn.Messages).ToList();
        messages.ShouldAllBe(message => message.Persona == Persona.Assistant);
        string.Join(' ', messages.Select(message => message.Content)).Length.ShouldBeInRange((phone.FramesHeard / FramesOfLetter) - 2, (phone.FramesHeard / FramesOfLetter) + 2);
    }

    private async Task StartAsync(string provider)
    {
        _edge = await EdgeHost.StartAsync(
            ("features:phone_silence_timeout_sec", "300"), ("features:answer_soft_timeout_sec", "60"), ("features:answer_hard_timeout_sec", "120"), ("media_edge:drain_limit_sec", "0"),
            ("speech:provider", provider), ("speech:openai:endpoint", _openAI.Url.ToString()), ("speech:openai:key", "secret-key"));
        _edge.Words[3000] = "I lost my card.";
        _edge.Synthesis = SpeakAsync;
        (_openAI.Transcription, _openAI.Speech) = (wav => Task.FromResult(Heard(wav)), SpeakAsync);
    }

    private async Task<(Guid Call, TestPhone Phone)> GreetedAsync(string provider)
    {
        await StartAsync(provider);
        var call = await _edge.KnownCallAsync();
        var phone = await _edge.ConnectAsync(call);
        await _edge.Bus.WaitAsync<TurnCompleted>(call);
        await phone.CatchesUpAsync(_edge.Sent);
        return (call, phone);
    }

    private string Heard(byte[] wav) => _edge.Recognizer.Hear(MemoryMarshal.Cast<byte, short>(wav.AsSpan(44)));

    // Of a text with a beginning only that is spoken at first; then the rest, or the connection breaks.
    private async Task SpeakAsync(SpeechPeer peer)
    {
        while (await peer.ReadAsync() is { } message)
        {
            if (!message.Has("ssml"))
                continue;
            var text = XDocument.Parse(message.Text).Root!.Value;
            var first = _beginning(text);
            if (first is { Length: > 0 })
                await SpokenLetters.SpeakWordsAsync(peer, message.RequestId, first.TrimEnd());
            if (first is not null)
                await _goes.Task;
            if (first is not null && _breaksOff)
            {
                peer.Break();
                return;
            }

            await SpokenLetters.SpeakWordsAsync(peer, message.RequestId, text[(first ?? "").Length..]);
            await peer.SendAsync(message.RequestId, "turn.end", "{}");
        }
    }

    private async Task SpeakAsync(string text, HttpContext context)
    {
        var first = _beginning(text);
        await AudioServer.SpeakAsync(first ?? "", context);
        if (first is not null)
            await _goes.Task;
        if (first is not null && _breaksOff)
            context.Abort();
        else
            await AudioServer.SpeakAsync(text[(first ?? "").Length..], context);
    }

    private void BreaksOnceItHearsSomething()
    {
        var breaks = 1;
        _edge.Recognizer.Tells = peer =>
        {
            if (Interlocked.Exchange(ref breaks, 0) == 0)
                return true;
            _edge.Speech.Refusals.Enqueue(503);
            peer.Break();
            return false;
        };
    }

    private static void Refuse(AudioServer server, params int[] statuses)
    {
        foreach (var status in statuses)
            server.Refusals.Enqueue(status);
    }
}
