using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Playout;

/// <summary>A synthesiser that is faster than the listener waits for room, with nothing but room to end the wait.</summary>
public sealed class DroppedSynthesisTests : IDisposable
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateBounded<SynthesisPiece>(1);
    private readonly PlayoutQueue _playout;

    public DroppedSynthesisTests() => _playout = new PlayoutQueue(Format, _pieces.Reader);

    public void Dispose() => _playout.Dispose();

    [Fact]
    public async Task It_waits_no_longer_once_what_the_caller_hears_was_dropped()
    {
        var waiting = WaitingFor(Enqueue("one that is heard", drops: true));
        waiting.IsCompleted.ShouldBeFalse();

        _playout.DropForBargeIn();

        await EndsAsync(waiting);
    }

    [Fact]
    public async Task It_waits_no_longer_once_what_waits_behind_another_sentence_was_dropped()
    {
        var first = Enqueue("one that no interruption drops", drops: false);
        var second = Enqueue("one that is dropped", drops: true);
        Give(SoundOf(first));
        Give(new SynthesisPiece { Kind = SynthesisPieceKind.End, Utterance = first });
        var waiting = WaitingFor(second);
        waiting.IsCompleted.ShouldBeFalse();

        _playout.DropForBargeIn();

        await EndsAsync(waiting);
        first.IsCancelled.ShouldBeFalse();
    }

    [Fact]
    public async Task It_waits_no_longer_once_the_call_is_over()
    {
        var waiting = WaitingFor(Enqueue("one that no interruption drops", drops: false));
        waiting.IsCompleted.ShouldBeFalse();

        _playout.Dispose();

        await EndsAsync(waiting);
    }

    [Fact]
    public async Task What_lies_behind_sound_that_was_dropped_is_spoken()
    {
        var waiting = WaitingFor(Enqueue("one that is dropped", drops: true));
        _playout.DropForBargeIn();
        await EndsAsync(waiting);

        var next = Enqueue("one that is spoken", drops: true);
        _pieces.Writer.TryWrite(SoundOf(next)).ShouldBeTrue();
        _playout.TryNextFrame(out var frame).ShouldBeTrue();

        frame.Length.ShouldBe(Format.BytesPerFrame);
        next.FirstFrame.ShouldBeGreaterThanOrEqualTo(0);
    }

    // Gives sound until nothing more fits, and one piece more.
    private Task WaitingFor(Utterance utterance)
    {
        _playout.TryNextFrame(out _);
        while (_pieces.Writer.TryWrite(SoundOf(utterance)))
            _playout.TryNextFrame(out _);
        return _pieces.Writer.WriteAsync(SoundOf(utterance)).AsTask();
    }

    private void Give(SynthesisPiece piece)
    {
        _pieces.Writer.TryWrite(piece).ShouldBeTrue();
        _playout.TryNextFrame(out _);
    }

    private Utterance Enqueue(string text, bool drops)
    {
        var utterance = new Utterance { Text = text, Style = Style.None, Language = new Language("en-US", ["English"], "voice"), Rate = 1, DropsOnBargeIn = drops };
        _playout.Enqueue(utterance);
        return utterance;
    }

    private static SynthesisPiece SoundOf(Utterance utterance) => new()
    {
        Kind = SynthesisPieceKind.Sound,
        Utterance = utterance,
        Sound = SoundPool.Rent(Format.BytesPerFrame),
        Length = Format.BytesPerFrame,
    };

    private static Task EndsAsync(Task waiting) => waiting.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
}
