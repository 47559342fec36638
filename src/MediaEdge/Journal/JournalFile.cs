using System.Buffers;
using System.Threading.Channels;
using CallCenter.Platform.Telemetry;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// The file of a journal. The owner of the call fills blocks in memory; a task beside it writes them. Where the disk is slower than that for
/// long, the journal ends there and says so: the call does not wait.
/// </summary>
internal sealed class JournalFile : IRecordSink, IAsyncDisposable
{
    /// <summary>Bytes of a block: about two seconds of a call in both directions.</summary>
    public const int BlockBytes = 64 * 1024;

    /// <summary>Blocks that may wait for the disk: some 15 seconds of a call, since one is passed on every second at the latest.</summary>
    public const int BlocksAhead = 16;

    private readonly Stream _file;
    private readonly Guid _callId;
    private readonly CallCenterMetrics _metrics;
    private readonly ILogger _logger;
    private readonly Channel<ArraySegment<byte>> _full =
        Channel.CreateBounded<ArraySegment<byte>>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
    // A block that was written goes back to the owner: from the pool it would come to another thread.
    private readonly Channel<byte[]> _empty = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(BlocksAhead) { SingleReader = true, SingleWriter = true });
    private readonly Task _writing;
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockBytes);
    private int _used = JournalFormat.BlockHeadBytes;
    private bool _closed;
    private bool _hasGap;
    private volatile bool _failed;

    /// <summary>Begins to write.</summary>
    /// <param name="file">An empty file, which is let go of at the end.</param>
    /// <param name="callId">The call, for the log.</param>
    /// <param name="metrics">Counts journals that were given up.</param>
    /// <param name="logger">Log.</param>
    public JournalFile(Stream file, Guid callId, CallCenterMetrics metrics, ILogger logger)
    {
        (_file, _callId, _metrics, _logger) = (file, callId, metrics, logger);
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsClosed => _closed;

    /// <inheritdoc/>
    public void Append(ReadOnlySpan<byte> record)
    {
        if (_closed)
            return;
        if (record.Length > _block.Length - _used)
            Flush(record.Length);
        if (_closed)
            return;
        record.CopyTo(_block.AsSpan(_used));
        _used += record.Length;
    }

    /// <summary>Passes on what there is, so that it lies in the file even if the process is killed.</summary>
    public void Flush() => Flush(0);

    /// <summary>Ends the journal before its session.</summary>
    /// <param name="reason">Why, for the metric.</param>
    public void GiveUp(string reason)
    {
        if (_closed)
            return;
        _hasGap = true;
        Log.JournalGivenUp(_logger, _callId, reason);
        _metrics.JournalsGivenUp.Add(1, new KeyValuePair<string, object?>("reason", reason));
        Close();
    }

    /// <summary>Nothing more comes.</summary>
    public void Close()
    {
        if (!_hasGap)
            Flush(0);
        (_closed, _used) = (true, JournalFormat.BlockHeadBytes);
        _full.Writer.TryComplete();
    }

    /// <summary>Ends when everything is in the file.</summary>
    public async ValueTask DisposeAsync()
    {
        Close();
        await _writing;
        ArrayPool<byte>.Shared.Return(Interlocked.Exchange(ref _block, []));
        while (_empty.Reader.TryRead(out var block))
            ArrayPool<byte>.Shared.Return(block);
    }

    private void Flush(int roomFor)
    {
        if (_closed)
            return;
        if (_used == JournalFormat.BlockHeadBytes)
        {
            // Nothing to hand over, but perhaps too little room, even for the first record of all.
            if (roomFor > _block.Length - _used)
            {
                ArrayPool<byte>.Shared.Return(_block);
                _block = Block(roomFor);
            }

            return;
        }

        if (!_full.Writer.TryWrite(new ArraySegment<byte>(_block, 0, _used)))
        {
            if (_failed)
                _closed = true;
            else
                GiveUp("slow");
            return;
        }

        _block = Block(roomFor);
        _used = JournalFormat.BlockHeadBytes;
    }

    private byte[] Block(int roomFor)
    {
        var isLarge = roomFor > BlockBytes - JournalFormat.BlockHeadBytes;
        return !isLarge && _empty.Reader.TryRead(out var written) ? written : ArrayPool<byte>.Shared.Rent(isLarge ? roomFor + JournalFormat.BlockHeadBytes : BlockBytes);
    }

    private async Task WriteAsync()
    {
        try
        {
            await using (_file)
            {
                await _file.WriteAsync(JournalFormat.Preamble());
                await foreach (var block in _full.Reader.ReadAllAsync())
                {
                    JournalFormat.Seal(block);
                    await _file.WriteAsync(block);
                    if (!_empty.Writer.TryWrite(block.Array!))
                        ArrayPool<byte>.Shared.Return(block.Array!);
                }

                if (_hasGap)
                    await _file.WriteAsync(GapBlock());
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            _failed = true;
            Log.JournalFailed(_logger, _callId, error.GetType().Name);
            _metrics.JournalsGivenUp.Add(1, new KeyValuePair<string, object?>("reason", "failed"));
            _full.Writer.TryComplete();
        }
    }

    private static byte[] GapBlock()
    {
        byte[] block = [.. new byte[JournalFormat.BlockHeadBytes], .. new RecordWriter().Begin(RecordKind.Gap).End()];
        JournalFormat.Seal(block);
        return block;
    }
}
