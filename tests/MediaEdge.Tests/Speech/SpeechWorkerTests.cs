using System.Threading.Channels;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Speech;
using CallCenter.MediaEdge.Tests.Speech.Fallback;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Speech;

public sealed class SpeechWorkerTests
{
    private static readonly Language English = new("en-US", ["English"], "en-US-AvaMultilingualNeural");

    [Fact]
    public async Task A_voice_that_cannot_be_prepared_fails_each_sentence_and_ends_nothing()
    {
        var voice = new FaultySpeech(new InvalidOperationException("a fault of ours"));
        var pieces = Channel.CreateUnbounded<SynthesisPiece>();
        await using (var worker = new SpeechWorker(voice, pieces.Writer, () => { }))
        {
            worker.Start(English);
            foreach (var text in new[] { "One.", "Two." })
            {
                var utterance = new Utterance { Text = text, Style = Style.None, Rate = 1, Language = English, DropsOnBargeIn = true };
                worker.Speak(utterance);
                var piece = await pieces.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
                piece.Kind.ShouldBe(SynthesisPieceKind.Failure);
                piece.Utterance.ShouldBeSameAs(utterance);
            }
        }

        voice.Disposed.ShouldBe(1);
    }
}
