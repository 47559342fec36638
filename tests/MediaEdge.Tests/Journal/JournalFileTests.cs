using CallCenter.MediaEdge.Journal;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.MediaEdge.Tests.Journal;

public sealed class JournalFileTests : IDisposable
{
    private static readonly byte[] Frame = new RecordWriter().Begin(RecordKind.FrameSent).Rest(new byte[640]).End().ToArray();

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task What_is_written_is_read_again_in_order()
    {
        using var memory = new MemoryStream();
        var file = New(memory);
        for (var i = 0; i < 1000; i++)
            file.Append(Numbered(i));
        file.Append(new RecordWriter().Begin(RecordKind.Whole).End());
        await file.DisposeAsync();
        var records = Journals.Records(memory.ToArray());
        records.Count.ShouldBe(1001);
        records.Take(1000).Select(record => (int)new JournalRecord(record).Body.Number()).ShouldBe(Enumerable.Range(0, 1000));
    }

    [Fact]
    public async Task A_record_larger_than_a_block_gets_one_of_its_own()
    {
        using var memory = new MemoryStream();
        var file = New(memory);
        file.Append(Frame);
        file.Append(new RecordWriter().Begin(RecordKind.Header).Rest(new byte[3 * JournalFile.BlockBytes]).End());
        file.Append(Frame);
        await file.DisposeAsync();
        Journals.Records(memory.ToArray()).Select(record => record.Length).ShouldBe([Frame.Length, (3 * JournalFile.BlockBytes) + 5, Frame.Length]);
    }

    [Fact]
    public async Task The_first_record_of_all_may_be_larger_than_a_block()
    {
        using var memory = new MemoryStream();
        var file = New(memory);
        file.Append(new RecordWriter().Begin(RecordKind.Header).Rest(new byte[3 * JournalFile.BlockBytes]).End());
        file.Append(Frame);
        await file.DisposeAsync();
        Journals.Records(memory.ToArray()).Select(record => record.Length).ShouldBe([(3 * JournalFile.BlockBytes) + 5, Frame.Length]);
    }

    [Fact]
    public async Task A_disk_that_is_too_slow_ends_the_journal_with_a_mark_and_nobody_waits()
    {
        using var disk = new StuckDisk();
        var file = New(disk);
        var blocks = 0;
        while (!file.IsClosed && blocks++ < 100)
        {
            file.Append(Frame);
            file.Flush();
        }

        blocks.ShouldBeInRange(JournalFile.BlocksAhead, JournalFile.BlocksAhead + 3);
        disk.Goes.SetResult();
        await file.DisposeAsync();
        var reader = new JournalReader(disk.Written.ToArray());
        var records = 0;
        while (reader.TryRead(out _))
            records++;
        reader.Ending.ShouldBe(JournalEnding.Gap);
        records.ShouldBeInRange(JournalFile.BlocksAhead, blocks);
    }

    [Fact]
    public async Task A_disk_that_fails_ends_the_journal_and_nothing_else()
    {
        using var disk = new StuckDisk();
        disk.Goes.SetException(new IOException("no space left"));
        var file = New(disk);
        for (var i = 0; i < 100; i++)
        {
            file.Append(Frame);
            file.Flush();
        }

        file.Close();
        await file.DisposeAsync();
    }

    [Fact]
    public async Task Writing_allocates_nothing_in_steady_state()
    {
        var file = New(Stream.Null);
        var writer = new RecordWriter();
        for (var i = 0; i < 40; i++)
            file.Append(writer.Begin(RecordKind.FrameSent).Number(7).Rest(Frame).End());
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 40; i++)
            file.Append(writer.Begin(RecordKind.FrameSent).Number(7).Rest(Frame).End());
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        await file.DisposeAsync();
    }

    private static byte[] Numbered(int number) => new RecordWriter().Begin(RecordKind.FrameSent).Number((ulong)number).Rest(new byte[200]).End().ToArray();

    private JournalFile New(Stream disk) => new(disk, Guid.NewGuid(), _services.GetRequiredService<CallCenterMetrics>(), NullLogger.Instance);

    /// <summary>Takes nothing until it is told to.</summary>
    private sealed class StuckDisk : MemoryStream
    {
        public TaskCompletionSource Goes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<byte> Written { get; } = [];

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Goes.Task;
            Written.AddRange(buffer.Span);
        }
    }
}
