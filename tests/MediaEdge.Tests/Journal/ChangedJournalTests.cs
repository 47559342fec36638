using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Tests.Journal;

/// <summary>One journal of a real call, changed in many ways.</summary>
[Trait("Speed", "slow")]
public sealed class ChangedJournalTests(ChangedJournalTests.Recorded recorded) : IClassFixture<ChangedJournalTests.Recorded>
{
    private byte[] Journal => recorded.Journal;

    [Fact]
    public async Task A_changed_decision_is_found_where_it_was_made()
    {
        var records = Journals.Records(Journal);
        var at = records.FindIndex(record => IsDecision(record, TurnDecisionKind.TakeTurn));
        records[at][RecordWriter.LengthBytes + 1] = (byte)TurnDecisionKind.AskForPatience;
        var report = await Journals.ReplayAsync(Journals.Of(records));
        report.IsExact.ShouldBeFalse();
        report.Difference!.Expected.What.ShouldBe("decided: AskForPatience");
        report.Difference.Came.What.ShouldStartWith("decided: TakeTurn");
        report.Difference.At.ShouldBe(TimeOf(records, at));
    }

    [Fact]
    public async Task A_changed_word_is_found_in_the_turn_that_it_is_in()
    {
        var records = Journals.Records(Journal);
        var turn = records.FindIndex(record => IsDecision(record, TurnDecisionKind.TakeTurn));
        var at = records.FindLastIndex(turn, record => Journals.KindOf(record) == RecordKind.Event && record.AsSpan().IndexOf("I lost my card."u8) >= 0);
        records[at][^Trailing(records[at])] = (byte)'x';
        var report = await Journals.ReplayAsync(Journals.Of(records));
        report.Difference!.Expected.Words!.ShouldContain("card");
        report.Difference.Came.Words!.ShouldContain("carx");
        report.Difference.At.ShouldBeGreaterThanOrEqualTo(TimeOf(records, at));
    }

    [Fact]
    public async Task A_frame_that_was_sent_with_other_sound_is_found()
    {
        var records = Journals.Records(Journal);
        var at = records.FindLastIndex(record => Journals.KindOf(record) == RecordKind.FrameSent);
        records[at][RecordWriter.LengthBytes + 1] ^= 1;
        var report = await Journals.ReplayAsync(Journals.Of(records));
        report.Difference!.Expected.What.ShouldEndWith("is sent");
        report.Difference.At.ShouldBe(TimeOf(records, at));
    }

    [Fact]
    public async Task Something_that_came_of_nothing_is_found()
    {
        var records = Journals.Records(Journal);
        var at = records.FindLastIndex(record => Journals.KindOf(record) == RecordKind.NoSpeech) + 1;
        records.Insert(at, new RecordWriter().Begin(RecordKind.AudioStopped).End().ToArray());
        var report = await Journals.ReplayAsync(Journals.Of(records));
        report.Difference!.Expected.What.ShouldBe("the sound is stopped");
        report.Difference.At.ShouldBe(TimeOf(records, at));
    }

    [Fact]
    public async Task Something_that_is_missing_is_found()
    {
        var records = Journals.Records(Journal);
        var at = records.FindIndex(record => IsDecision(record, TurnDecisionKind.TakeTurn));
        records.RemoveAt(at);
        var report = await Journals.ReplayAsync(Journals.Of(records));
        report.Difference!.Came.What.ShouldStartWith("decided: TakeTurn");
    }

    [Fact]
    public async Task A_byte_that_was_changed_in_the_file_is_found_and_what_is_before_it_is_replayed()
    {
        byte[] changed = [.. Journal];
        var at = changed.Length * 2 / 3;
        changed[at] ^= 0x40;
        var report = await Journals.ReplayAsync(changed);
        report.Ending.ShouldBe(JournalEnding.Damaged);
        report.IsExact.ShouldBeFalse();
        report.Difference.ShouldBeNull();
        report.ReadableBytes.ShouldBeInRange(at - JournalFile.BlockBytes, at);
        report.Length.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_journal_that_is_cut_is_replayed_as_far_as_it_goes()
    {
        foreach (var part in (double[])[0.3, 0.5, 0.77, 0.9, 0.999])
        {
            var report = await Journals.ReplayAsync(Journal[..(int)(Journal.Length * part)]);
            report.Ending.ShouldBe(JournalEnding.Cut);
            report.Difference.ShouldBeNull();
            report.IsExact.ShouldBeTrue();
            report.ReadableBytes.ShouldBeInRange(1, (long)(Journal.Length * part));
        }
    }

    [Fact]
    public async Task A_journal_that_was_given_up_is_replayed_as_far_as_it_goes()
    {
        var records = Journals.Records(Journal);
        var middle = records.FindIndex(records.Count / 2, record => Journals.KindOf(record) == RecordKind.FrameSent);
        var report = await Journals.ReplayAsync(Journals.Of([.. records[..middle], new RecordWriter().Begin(RecordKind.Gap).End().ToArray()]));
        report.Ending.ShouldBe(JournalEnding.Gap);
        report.IsExact.ShouldBeTrue();
    }

    [Fact]
    public async Task A_journal_that_breaks_off_before_the_session_begins_is_refused() =>
        (await Should.ThrowAsync<JournalException>(() => Journals.ReplayAsync(Journal[..50]))).Message.ShouldContain("breaks off");

    [Fact]
    public async Task A_journal_of_another_version_is_refused_by_name() =>
        (await Should.ThrowAsync<JournalException>(() => Journals.ReplayAsync(Journals.OfVersion(Journal, 7)))).Message.ShouldContain("version 7");

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused() =>
        (await Should.ThrowAsync<JournalException>(() => Journals.ReplayAsync([.. "RIFF....WAVEfmt "u8]))).Message.ShouldContain("no journal");

    [Fact]
    public async Task Whatever_byte_is_changed_in_whatever_record_the_replay_tells_or_refuses_and_never_hangs()
    {
        var random = new Random(4);
        var records = Journals.Records(Journal);
        for (var round = 0; round < 60; round++)
        {
            var at = random.Next(1, records.Count);
            byte[] changed = [.. records[at]];
            changed[random.Next(RecordWriter.LengthBytes, changed.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                await Journals.ReplayAsync(Journals.Of([.. records[..at], changed, .. records[(at + 1)..]]));
            }
            catch (JournalException)
            {
                // Refused, with a reason.
            }
        }
    }

    private static bool IsDecision(byte[] record, TurnDecisionKind kind) =>
        Journals.KindOf(record) == RecordKind.Decision && record[RecordWriter.LengthBytes + 1] == (byte)kind;

    private static TimeSpan TimeOf(List<byte[]> records, int at) =>
        TimeSpan.FromMilliseconds(20 * records.Take(at).Count(record => RecordText.IsFrame(new JournalRecord(record))));

    // How far from its end the "d" of "card" stands in a record.
    private static int Trailing(byte[] record) => record.Length - record.AsSpan().LastIndexOf("card"u8) - 3;

    /// <summary>The journal.</summary>
    public sealed class Recorded : IAsyncLifetime
    {
        internal byte[] Journal { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await using var edge = await EdgeHost.StartAsync(("features:phone_silence_timeout_sec", "300"), ("media_edge:drain_limit_sec", "0"), ("journal:enabled", "true"));
            edge.Words[3000] = "I lost my card.";
            var call = await edge.KnownCallAsync();
            await using var phone = await edge.ConnectAsync(call);
            await edge.Bus.WaitAsync<TurnCompleted>(call);
            phone.Says(3000, seconds: 1);
            await edge.Bus.WaitAsync<TurnCompleted>(call, 2);
            Journal = await Journals.HangUpAsync(edge, call, phone);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
