using System.Buffers.Binary;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.MediaEdge.Tests.Journal;

/// <summary>Journals that an edge has written, and what they hold.</summary>
internal static class Journals
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Hangs up, waits until the session has let go of everything and gives its journal.</summary>
    public static async Task<byte[]> HangUpAsync(EdgeHost edge, Guid callId, TestPhone phone)
    {
        edge.Services.GetRequiredService<SessionRegistry>().TryGet(callId, out var session).ShouldBeTrue();
        await phone.HangUpAsync();
        await session!.Left.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return await OnlyAsync(edge, callId);
    }

    /// <summary>The one journal of a call.</summary>
    public static Task<byte[]> OnlyAsync(EdgeHost edge, Guid callId) => File.ReadAllBytesAsync(Paths(edge, callId).Single(), TestContext.Current.CancellationToken);

    /// <summary>The files of a call's journals.</summary>
    public static string[] Paths(EdgeHost edge, Guid callId)
    {
        var folder = Path.Combine(edge.DataFolder, "journals");
        return Directory.Exists(folder) ? Directory.GetFiles(folder, JournalName.PatternOf(callId)) : [];
    }

    /// <summary>Runs a journal again.</summary>
    public static Task<ReplayReport> ReplayAsync(byte[] journal, Action<TraceLine>? trace = null) =>
        CallReplay.RunAsync(journal, trace, progress: null, TestContext.Current.CancellationToken);

    /// <summary>Runs a whole journal again, and finds that everything happens as it happened.</summary>
    /// <returns>What happened.</returns>
    public static async Task<List<TraceLine>> ShouldGoAgainAsync(byte[] journal)
    {
        var lines = new List<TraceLine>();
        var report = await ReplayAsync(journal, lines.Add);
        report.Difference.ShouldBeNull();
        report.Ending.ShouldBe(JournalEnding.Whole);
        report.IsExact.ShouldBeTrue();
        report.ReadableBytes.ShouldBe(journal.Length);
        report.Length.ShouldBeGreaterThan(TimeSpan.FromSeconds(1));
        lines.ShouldContain(line => line.What.StartsWith("published: TurnCompleted", StringComparison.Ordinal));
        return lines;
    }

    /// <summary>All records of a journal.</summary>
    public static List<byte[]> Records(byte[] journal)
    {
        var reader = new JournalReader(journal);
        var records = new List<byte[]>();
        while (reader.TryRead(out var record))
            records.Add(record.Bytes.ToArray());
        return records;
    }

    /// <summary>A journal of these records, all of them in one block.</summary>
    public static byte[] Of(IEnumerable<byte[]> records)
    {
        byte[] block = [.. new byte[JournalFormat.BlockHeadBytes], .. records.SelectMany(record => record)];
        JournalFormat.Seal(block);
        return [.. JournalFormat.Preamble(), .. block];
    }

    /// <summary>Kind of a record.</summary>
    public static RecordKind KindOf(byte[] record) => new JournalRecord(record).Kind;

    /// <summary>Makes the journal one of another version.</summary>
    public static byte[] OfVersion(byte[] journal, ushort version)
    {
        byte[] other = [.. journal];
        BinaryPrimitives.WriteUInt16LittleEndian(other.AsSpan(8), version);
        return other;
    }
}
