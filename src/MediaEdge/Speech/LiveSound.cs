using System.Buffers;
using System.Threading.Channels;

namespace CallCenter.MediaEdge.Speech;

/// <summary>
/// Sound of an utterance that is made elsewhere, as by a model that speaks for itself, on its way to the playout. One writer, the owner of
/// the call; one reader, its speech worker. A model speaks faster than it is heard, so what waits here may be minutes long.
/// </summary>
/// <param name="format">Shape of the sound.</param>
internal sealed class LiveSound(Audio.PcmFormat format)
{
    /// <summary>Longest answer that is kept; more than any that a caller would listen to.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Channel<ArraySegment<byte>> _pieces = Channel.CreateUnbounded<ArraySegment<byte>>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly long _most = (long)Longest.TotalSeconds * format.BytesPerSecond;

    /// <summary>Bytes written so far.</summary>
    public long Written { get; private set; }

    /// <summary>Adds sound, which is copied.</summary>
    /// <returns>False where the answer is too long and the sound is thrown away.</returns>
    public bool Write(ReadOnlySpan<byte> sound)
    {
        if (Written + sound.Length > _most)
            return false;
        var buffer = ArrayPool<byte>.Shared.Rent(sound.Length);
        sound.CopyTo(buffer);
        Written += sound.Length;
        if (!_pieces.Writer.TryWrite(new ArraySegment<byte>(buffer, 0, sound.Length)))
            ArrayPool<byte>.Shared.Return(buffer);
        return true;
    }

    /// <summary>That was all.</summary>
    public void Complete() => _pieces.Writer.TryComplete();

    /// <summary>Passes the sound on as it comes; ends with it.</summary>
    public async Task PassOnAsync(Passage passage, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var piece in _pieces.Reader.ReadAllAsync(cancellationToken))
            {
                await passage.SoundAsync(piece);
                ArrayPool<byte>.Shared.Return(piece.Array!);
            }
        }
        finally
        {
            // Not wanted any more, or all taken.
            while (_pieces.Reader.TryRead(out var left))
                ArrayPool<byte>.Shared.Return(left.Array!);
        }
    }
}
