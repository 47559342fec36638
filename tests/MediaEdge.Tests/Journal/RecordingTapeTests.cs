using CallCenter.Audio;
using CallCenter.MediaEdge.Journal;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Tests.Hosting;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Telemetry;
using CallCenter.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Tests.Journal;

public sealed class RecordingTapeTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<CallCenterMetrics>().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public async Task A_frame_in_and_a_frame_out_allocate_nothing()
    {
        await using var tape = New(Stream.Null);
        var sound = new byte[new PcmFormat(16_000).BytesPerFrame];
        var happened = new CallEvent { Kind = CallEventKind.Frame, Sound = sound, Length = sound.Length };
        Pass(200);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pass(40);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Pass(int frames)
        {
            for (var i = 0; i < frames; i++)
            {
                tape.Taking(happened);
                tape.Told(speech: false);
                tape.Sends(sound);
                tape.Taken();
            }
        }
    }

    [Fact]
    public async Task An_event_that_journals_cannot_hold_ends_the_journal_with_a_mark()
    {
        using var memory = new MemoryStream();
        var tape = New(memory);
        tape.Taking(new CallEvent { Kind = CallEventKind.Output, Subject = new object() });
        tape.Taking(new CallEvent { Kind = CallEventKind.Key, Number = '1' });
        tape.Close();
        await tape.DisposeAsync();
        var records = Journals.Records(memory.ToArray());
        Journals.KindOf(records[^1]).ShouldBe(RecordKind.Gap);
        records.ShouldNotContain(record => Journals.KindOf(record) == RecordKind.Whole);
    }

    private RecordingTape New(Stream file)
    {
        var header = new JournalHeader
        {
            Program = "test",
            CallId = Guid.NewGuid(),
            SessionId = Guid.NewGuid(),
            BeganAt = DateTimeOffset.UnixEpoch,
            SampleRate = 16_000,
            EdgeAddress = new Uri("loopback://localhost/edge"),
            Flags = new FeatureFlags(),
            Languages = [],
            DefaultLanguage = "en-US",
            Conversation = Conversations.Begun(),
        };
        var journal = new JournalFile(file, header.CallId, _services.GetRequiredService<CallCenterMetrics>(), NullLogger.Instance);
        return new RecordingTape(journal, header, new SameFlags(header.Flags), new ManualTimeProvider());
    }

    private sealed class SameFlags(FeatureFlags flags) : IOptionsMonitor<FeatureFlags>
    {
        public FeatureFlags CurrentValue => flags;

        public FeatureFlags Get(string? name) => flags;

        public IDisposable? OnChange(Action<FeatureFlags, string?> listener) => null;
    }
}
