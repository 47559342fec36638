using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Tracing;

namespace CallCenter.MediaEdge.Speech;

/// <summary>What a synthesiser is to speak, and where it puts the sound. One producer at a time.</summary>
/// <param name="utterance">What it belongs to.</param>
/// <param name="pieces">Takes sound and words; a full one makes the producer wait.</param>
/// <param name="soundReady">Called when sound was put there that is to be sent at once: its first, and what follows until as much is there as may be sent ahead.</param>
internal sealed class Passage(Utterance utterance, ChannelWriter<SynthesisPiece> pieces, Action soundReady)
{
    // What is sent ahead of the listener at 24 kHz. Nobody but the sound itself may tell the owner of it while a line brings no frames.
    private static readonly int LeadBytes = PlayoutQueue.LargestLead * new PcmFormat(24_000).BytesPerFrame;

    private readonly List<SpokenWord> _words = [];

    /// <summary>Language, voice, style and pace.</summary>
    public Utterance Utterance => utterance;

    /// <summary>Where in the text of the utterance it begins; all before that was spoken.</summary>
    public int TextStart { get; private init; }

    /// <summary>The words.</summary>
    public string Text => utterance.Text[TextStart..];

    /// <summary>Where the words lie in the sound, as far as the synthesiser has told.</summary>
    public IReadOnlyList<SpokenWord> Words => _words;

    /// <summary>Where in the sound of the utterance it begins, in bytes.</summary>
    public int SoundStart { get; private init; }

    /// <summary>Bytes of sound that were passed on.</summary>
    public int SoundBytes { get; private set; }

    /// <summary>Whether sound was passed on, so that it cannot be spoken again unnoticed.</summary>
    public bool HasSound => SoundBytes > 0;

    /// <summary>Another number whenever the synthesiser has given something; stands still when it went silent.</summary>
    public long Progress { get; private set; }

    /// <summary>Is told of the first sound; null for nobody.</summary>
    public SentenceSpan? Trace { get; set; }

    /// <summary>Whether the listener is slower than the service, which then has to wait.</summary>
    public bool IsWaitingForListener { get; private set; }

    /// <summary>Passes on sound.</summary>
    /// <param name="sound">Signed 16-bit mono at the rate the synthesiser was made for; copied.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask SoundAsync(ReadOnlyMemory<byte> sound)
    {
        Progress++;
        if (sound.IsEmpty || utterance.IsCancelled)
            return;
        var buffer = SoundPool.Rent(sound.Length);
        sound.CopyTo(buffer);
        if (!HasSound)
            Trace?.SoundBegins();
        var isAwaited = SoundBytes < LeadBytes;
        SoundBytes += sound.Length;
        if (!await PassAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = sound.Length }))
            SoundPool.Return(buffer);
        else if (isAwaited)
            soundReady();
    }

    /// <summary>Tells where a word lies in the sound of the passage.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WordAsync(SpokenWord word)
    {
        Progress++;
        if (utterance.IsCancelled)
            return;
        _words.Add(word);
        await PassAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Word, Utterance = utterance, Word = word });
    }

    /// <summary>Leaves the rest of it to somebody else.</summary>
    /// <param name="text">The first letter of the rest, counted in the utterance.</param>
    /// <param name="sound">End of what was spoken before it, in bytes of this passage's sound; what lies behind will not be heard if that can be helped.</param>
    public async ValueTask<Passage> RestAsync(int text, int sound)
    {
        var rest = new Passage(utterance, pieces, HasSound ? () => { } : soundReady) { TextStart = text, SoundStart = SoundStart + sound };
        await PassAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Resumption, Utterance = utterance, TextStart = text, Length = rest.SoundStart });
        return rest;
    }

    // True when the listener took it. The wait for room has no token, which would cost an object each time: who cancels an utterance makes room.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> PassAsync(SynthesisPiece piece)
    {
        if (pieces.TryWrite(piece))
            return true;
        try
        {
            IsWaitingForListener = true;
            await pieces.WriteAsync(piece);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
        finally
        {
            IsWaitingForListener = false;
        }
    }
}
