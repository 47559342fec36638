using System.Buffers;
using System.Threading.Channels;
using CallCenter.MediaEdge.Playout;

namespace CallCenter.MediaEdge.Speech;

/// <summary>What a synthesiser is to speak, and where it puts the sound. One producer at a time.</summary>
/// <param name="utterance">What it belongs to.</param>
/// <param name="textStart">Where in the text of the utterance it begins; before that, all was spoken.</param>
/// <param name="pieces">Takes sound and words; a full one makes the producer wait.</param>
/// <param name="soundReady">Called when its first sound was put there.</param>
internal sealed class Passage(Utterance utterance, int textStart, ChannelWriter<SynthesisPiece> pieces, Action soundReady)
{
    /// <summary>Language, voice, style and pace.</summary>
    public Utterance Utterance => utterance;

    /// <summary>The words.</summary>
    public string Text => utterance.Text[textStart..];

    /// <summary>Whether sound was passed on, so that it cannot be spoken again unnoticed.</summary>
    public bool HasSound { get; private set; }

    /// <summary>Whether the listener is slower than the service, which then has to wait.</summary>
    public bool IsWaitingForListener { get; private set; }

    /// <summary>Passes on sound.</summary>
    /// <param name="sound">Signed 16-bit mono at the rate the synthesiser was made for; copied.</param>
    public async ValueTask SoundAsync(ReadOnlyMemory<byte> sound)
    {
        if (sound.IsEmpty || utterance.IsCancelled)
            return;
        var buffer = ArrayPool<byte>.Shared.Rent(sound.Length);
        sound.CopyTo(buffer);
        var isFirst = !HasSound;
        HasSound = true;
        if (!await PassAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Sound, Utterance = utterance, Sound = buffer, Length = sound.Length }))
            ArrayPool<byte>.Shared.Return(buffer);
        else if (isFirst)
            soundReady();
    }

    /// <summary>Tells where a word lies in the sound of the passage.</summary>
    public async ValueTask WordAsync(SpokenWord word) =>
        await PassAsync(new SynthesisPiece { Kind = SynthesisPieceKind.Word, Utterance = utterance, Word = word });

    // True when the listener took it.
    private async ValueTask<bool> PassAsync(SynthesisPiece piece)
    {
        if (pieces.TryWrite(piece))
            return true;
        try
        {
            IsWaitingForListener = true;
            await pieces.WriteAsync(piece, utterance.Cancelled);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChannelClosedException)
        {
            return false;
        }
        finally
        {
            IsWaitingForListener = false;
        }
    }
}
