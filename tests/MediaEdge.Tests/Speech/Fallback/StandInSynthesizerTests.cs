using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Tests.Pipeline;
using CallCenter.MediaEdge.Tests.Speech.OpenAI;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Speech.Fallback;

public sealed class StandInSynthesizerTests : IAsyncLifetime
{
    private const string Sentence = "This is one long sentence.";

    private static readonly PcmFormat Format = new(24_000);

    // Bytes of a letter of either server, 60 ms.
    private static readonly int Letter = AudioServer.SoundOf('x').Length;

    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateUnbounded<SynthesisPiece>();
    private readonly List<SynthesisPiece> _taken = [];
    private TwoProviders _providers = null!;

    public async ValueTask InitializeAsync() => _providers = await TwoProviders.StartAsync();

    public ValueTask DisposeAsync() => _providers.DisposeAsync();

    [Fact]
    public async Task When_azure_dies_within_a_word_the_other_begins_with_that_word_and_its_half_is_taken_back()
    {
        _providers.Azure.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            await SpeakAsync(peer, id, ["This", "is", "one"]);
            await WordAsync(peer, id, "long", at: 12);
            await peer.SendSoundAsync(id, new byte[2 * Letter]);
            await peer.CloseAsync(1011, "sorry");
        };
        (await SpeakAsync(_providers.AzureFirst())).ShouldBeNull();

        Spoken().ShouldBe(["long sentence."]);
        var resumption = _taken.Single(piece => piece.Kind == SynthesisPieceKind.Resumption);
        resumption.TextStart.ShouldBe(Sentence.IndexOf("long", StringComparison.Ordinal));
        resumption.Length.ShouldBe(12 * Letter);
        SoundBehind(resumption).ShouldBe([.. "long sentence.".SelectMany(AudioServer.SoundOf)]);
    }

    [Fact]
    public async Task When_azure_dies_after_the_last_word_nothing_is_said_again()
    {
        _providers.Azure.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            await SpeakAsync(peer, id, ["This", "is", "one", "long", "sentence"]);
            await peer.CloseAsync(1011, "sorry");
        };
        (await SpeakAsync(_providers.AzureFirst())).ShouldBeNull();
        Spoken().ShouldBeEmpty();
    }

    [Fact]
    public async Task When_the_openai_server_dies_in_the_middle_azure_says_the_rest_of_the_words_by_time()
    {
        var said = new TaskCompletionSource<string>();
        _providers.OpenAI.Speech = async (_, context) =>
        {
            await AudioServer.SpeakAsync("This is one ", context);
            await TakenAsync(12 * Letter);
            context.Abort();
        };
        _providers.Azure.Synthesis = async peer =>
        {
            var ssml = await peer.ReadToAsync("ssml");
            said.TrySetResult(System.Xml.Linq.XDocument.Parse(ssml.Text).Root!.Value);
            await SpeakAsync(peer, ssml.RequestId, ["long", "sentence"]);
            await peer.SendAsync(ssml.RequestId, "turn.end", "{}");
            await peer.DrainAsync();
        };
        (await SpeakAsync(_providers.OpenAIFirst())).ShouldBeNull();

        (await said.Task).ShouldBe("long sentence.");
        var resumption = _taken.Single(piece => piece.Kind == SynthesisPieceKind.Resumption);
        resumption.Length.ShouldBe(12 * Letter);
        SoundBehind(resumption).Length.ShouldBe(14 * Letter);
    }

    [Fact]
    public async Task A_service_that_refuses_is_stood_in_for_from_the_first_word()
    {
        _providers.Azure.Refusals.Enqueue(403);
        (await SpeakAsync(_providers.AzureFirst())).ShouldBeNull();
        Spoken().ShouldBe([Sentence]);
    }

    [Fact]
    public async Task A_service_that_stalls_is_given_up_after_three_seconds_and_only_the_rest_is_said_by_the_other()
    {
        var clock = new PauseClock(TimeSpan.FromSeconds(3));
        _providers.Azure.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            await SpeakAsync(peer, id, ["This", "is"]);
            await peer.DrainAsync();
        };
        var speaking = SpeakAsync(_providers.AzureFirst(clock));
        await TakenAsync(8 * Letter);
        await clock.PassPauseAsync(); // In this one there was sound.
        await clock.PassPauseAsync();
        (await speaking).ShouldBeNull();
        Spoken().ShouldBe(["one long sentence."]);
    }

    [Fact]
    public async Task When_both_are_away_the_sentence_fails_and_what_was_spoken_stays_spoken()
    {
        _providers.Azure.Synthesis = async peer =>
        {
            var id = (await peer.ReadToAsync("ssml")).RequestId;
            await SpeakAsync(peer, id, ["This", "is"]);
            await peer.CloseAsync(1011, "sorry");
        };
        _providers.OpenAI.Refusals.Enqueue(401);
        (await SpeakAsync(_providers.AzureFirst())).ShouldNotBeNull();
        Spoken().ShouldBe(["one long sentence."]);
        _taken.Where(piece => piece.Kind == SynthesisPieceKind.Sound).Sum(piece => piece.Length).ShouldBe(8 * Letter);
    }

    [Fact]
    public async Task After_two_failures_the_calls_of_an_edge_go_straight_to_the_other()
    {
        for (var n = 0; n < 10; n++)
            _providers.Azure.Refusals.Enqueue(401);
        var speech = _providers.AzureFirst();
        for (var call = 0; call < 4; call++)
            (await SpeakAsync(speech)).ShouldBeNull();
        _providers.Azure.Requests.Count.ShouldBe(2);
        Spoken().Count.ShouldBe(4);
        _providers.Fallbacks.ShouldBe(["synthesis: azure to openai", "synthesis: azure to openai"]);
    }

    [Fact]
    public async Task A_token_that_is_not_to_be_had_counts_as_a_failure_and_the_other_speaks()
    {
        var speech = _providers.AzureFirst(entra: new NoTokens());
        for (var call = 0; call < 3; call++)
            (await SpeakAsync(speech)).ShouldBeNull();

        Spoken().ShouldBe([Sentence, Sentence, Sentence]);
        _providers.Fallbacks.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_error_that_nobody_foresaw_counts_as_a_failure_and_the_other_speaks()
    {
        var speech = _providers.FaultyFirst(new InvalidOperationException("a fault of ours"));
        for (var call = 0; call < 3; call++)
            (await SpeakAsync(speech)).ShouldBeNull();

        Spoken().ShouldBe([Sentence, Sentence, Sentence]);
        _providers.Fallbacks.Count.ShouldBe(2);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task SpeakAsync(SpeechPeer peer, string id, string[] words)
    {
        var at = Sentence.IndexOf(words[0], StringComparison.Ordinal);
        var start = at;
        foreach (var word in words)
        {
            await WordAsync(peer, id, word, at - (start > 0 ? start : 0));
            await peer.SendSoundAsync(id, new byte[(word.Length + 1) * Letter]);
            at += word.Length + 1;
        }
    }

    private static Task WordAsync(SpeechPeer peer, string id, string word, int at)
    {
        var ticks = TimeSpan.FromMilliseconds(60).Ticks;
        return peer.SendAsync(id, "audio.metadata", $$$$"""{"Metadata":[{"Type":"WordBoundary","Data":{"Offset":{{{{at * ticks}}}},"Duration":{{{{word.Length * ticks}}}},"text":{"Text":"{{{{word}}}}"}}}]}""");
    }

    private List<string> Spoken() => [.. _providers.OpenAI.Bodies.Select(body => body.GetProperty("input").GetString()!)];

    private async Task<SpeechFailure?> SpeakAsync(ISpeechProvider speech)
    {
        await using var synthesizer = speech.Synthesizer(Format);
        var utterance = new Utterance
        {
            Text = Sentence,
            Style = Style.None,
            Rate = 1,
            Language = new Language("en-US", ["English"], "en-US-AvaMultilingualNeural"),
            DropsOnBargeIn = true,
        };
        var failure = await synthesizer.SpeakAsync(new Passage(utterance, _pieces.Writer, () => { }), Token);
        while (_pieces.Reader.TryRead(out var piece))
            _taken.Add(piece);
        return failure;
    }

    // The sound that was passed on is taken off, so that a broken connection cannot lose it on its way.
    private async Task TakenAsync(int bytes)
    {
        for (var taken = 0; taken < bytes;)
        {
            var piece = await _pieces.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
            _taken.Add(piece);
            taken += piece.Kind == SynthesisPieceKind.Sound ? piece.Length : 0;
        }
    }

    private byte[] SoundBehind(SynthesisPiece resumption) =>
        [.. _taken.SkipWhile(piece => piece != resumption).Where(piece => piece.Sound is not null).SelectMany(piece => piece.Sound!.Take(piece.Length))];
}
