using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Tests.Realtime;

namespace CallCenter.MediaEdge.Tests.Journal;

[Trait("Speed", "slow")]
public sealed class JournaledRealtimeCallTests : IAsyncLifetime
{
    private RealtimeEdge _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await RealtimeEdge.StartAsync(("journal:enabled", "true"));

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_call_with_answers_tools_keys_and_texts_goes_again_exactly()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var edge = _edge.Bus.Of<MediaSessionStarted>(call).Single().EdgeAddress;
        await peer.TurnAsync("caller-1", "It is a Dell.");
        await peer.AnswerAsync("r1", "I am writing that down.", seconds: 0.4, ("updated_claim", """{"updates":[{"field":"hardware_info","value":"Dell"}]}"""));
        await peer.WaitAsync("response.create");
        await peer.AnswerAsync("r2", "Anything else?", seconds: 0.4);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        phone.Presses('4');
        phone.Presses('#');
        await peer.WaitAsync("response.create", 2);
        await peer.AnswerAsync("r3", "Thank you.", seconds: 0.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);
        await _edge.SendAsync(edge, new CallerTexted { CallId = call, TextId = Guid.NewGuid(), Text = "a@b.com" });
        await peer.WaitAsync("response.create", 3);
        await peer.AnswerAsync("r4", "Noted.", seconds: 0.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 4);

        var happened = await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge.Host, call, phone));
        happened.ShouldContain(line => line.What.StartsWith("the model tells: Transcribed") && line.Words == "It is a Dell.");
        happened.ShouldContain(line => line.What.Contains("tool updated_claim"));
        happened.ShouldContain(line => line.What == "the model is told" && line.Words!.Contains("function_call_output"));
    }

    [Fact]
    public async Task A_call_that_is_interrupted_goes_again_exactly()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        var greeted = phone.FramesHeard;
        await peer.TurnAsync("caller-1", "Count, please.");
        await peer.AnswerAsync("r1", "one two three four five six seven eight nine ten", seconds: 10);
        await phone.HearsAsync(greeted + 100);
        await peer.TurnAsync("caller-2", "That will do.");
        await phone.StopsAsync(1);
        await peer.AnswerAsync("r2", "All right.", seconds: 0.2);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);

        var journal = await Journals.HangUpAsync(_edge.Host, call, phone);
        Journals.Records(journal).ShouldContain(record => Journals.KindOf(record) == RecordKind.AudioStopped);
        await Journals.ShouldGoAgainAsync(journal);
    }

    [Fact]
    public async Task A_call_whose_model_is_lost_once_and_again_goes_again_exactly_to_its_end_with_the_cascade()
    {
        _edge.Host.Words[3000] = "The blue one.";
        _edge.Host.Respond = (_, _) => Answers.Of("Thank you.");
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "I lost my card.");
        await peer.BeginsAsync("r1", "I am sorry to hear", seconds: 1);
        peer.Break();
        var next = await _edge.Model.PeerAsync();
        await next.WaitAsync("response.create");
        await next.AnswerAsync("r2", "that. Which one?", seconds: 0.3);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        await _edge.LoseModelAsync(phone, next);
        phone.Says(3000, seconds: 1);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 3);

        await Journals.ShouldGoAgainAsync(await Journals.HangUpAsync(_edge.Host, call, phone));
    }

    [Fact]
    public async Task A_journal_that_was_changed_shows_the_first_difference()
    {
        var (call, phone, peer) = await _edge.GreetedAsync();
        await using var _ = phone;
        await peer.TurnAsync("caller-1", "Hello.");
        await peer.AnswerAsync("r1", "What can I do for you?", seconds: 0.4);
        await _edge.Bus.WaitAsync<TurnCompleted>(call, 2);
        var records = Journals.Records(await Journals.HangUpAsync(_edge.Host, call, phone));
        records.RemoveAt(records.FindLastIndex(record => Journals.KindOf(record) == RecordKind.Told));

        (await Journals.ReplayAsync(Journals.Of(records))).Difference!.Came.What.ShouldBe("the model is told");
    }
}
