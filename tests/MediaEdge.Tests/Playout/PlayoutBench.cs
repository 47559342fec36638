using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Playout;
using CallCenter.Platform.Configuration;

namespace CallCenter.MediaEdge.Tests.Playout;

/// <summary>A queue of what is said whose sound a test makes, frame by frame.</summary>
internal sealed class PlayoutBench : IDisposable
{
    private static readonly PcmFormat Format = new(16_000);

    private readonly Channel<SynthesisPiece> _pieces = Channel.CreateUnbounded<SynthesisPiece>();

    public PlayoutBench() => Queue = new PlayoutQueue(Format, _pieces.Reader);

    public PlayoutQueue Queue { get; }

    /// <summary>Names of the steps that were taken.</summary>
    public List<string> Steps { get; } = [];

    public void Dispose() => Queue.Dispose();

    public Utterance Speak(string text, int frames, bool drops = true, int odd = 0, Func<int, byte>? fill = null, Style style = Style.None)
    {
        var utterance = Enqueue(text, drops, style);
        Deliver(utterance, frames, fill ?? (_ => 1), odd);
        return utterance;
    }

    public Utterance Enqueue(string text, bool drops = true, Style style = Style.None)
    {
        var utterance = new Utterance { Text = text, Style = style, Language = new Language("en-US", ["English"], "voice"), Rate = 1, DropsOnBargeIn = drops };
        Queue.Enqueue(utterance);
        return utterance;
    }

    public void Sound(Utterance utterance, int frames, byte value)
    {
        for (var n = 0; n < frames; n++)
        {
            var buffer = SoundPool.Rent(Format.BytesPerFrame);
            buffer.AsSpan(0, Format.BytesPerFrame).Fill(value);
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = Format.BytesPerFrame });
        }
    }

    public void Resume(Utterance utterance, int text, int frames) => _pieces.Writer.TryWrite(new SynthesisPiece
    {
        Kind = SynthesisPieceKind.Resumption,
        Utterance = utterance,
        TextStart = text,
        Length = frames * Format.BytesPerFrame,
    });

    public void Deliver(Utterance utterance, int frames, Func<int, byte> fill, int odd = 0)
    {
        for (var n = 0; n < frames + (odd > 0 ? 1 : 0); n++)
        {
            var length = n == frames ? odd : Format.BytesPerFrame;
            var buffer = SoundPool.Rent(length);
            buffer.AsSpan(0, length).Fill(fill(n));
            _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = length });
        }

        _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.End, Utterance = utterance });
    }

    public void Word(Utterance utterance, string text, double offset, double duration) => _pieces.Writer.TryWrite(new SynthesisPiece
    {
        Kind = SynthesisPieceKind.Word,
        Utterance = utterance,
        Word = new SpokenWord(text, TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(duration)),
    });

    public PlayoutStep Step(string name, bool drops) => new(() => Steps.Add(name)) { DropsOnBargeIn = drops };

    public int Ticks(int count) => Enumerable.Range(0, count).Sum(_ => Tick());

    /// <summary>One frame of the caller: the ear moves on, steps run, frames go out.</summary>
    public int Tick()
    {
        Queue.Tick();
        while (Queue.TryNextStep(out var step))
            step!.Run();
        var sent = 0;
        while (Queue.TryNextFrame(out _))
            sent++;
        return sent;
    }

    public void Fail(Utterance utterance) => _pieces.Writer.TryWrite(new SynthesisPiece { Kind = SynthesisPieceKind.Failure, Utterance = utterance });
}
