using System.Threading.Channels;
using CallCenter.Audio;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Streams;
using CallCenter.Platform.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// Runs a session again from its journal: through the real pipeline, with everything that came from outside taken from the journal, on the
/// clock of the journal and as fast as the processor allows. What comes of it is compared with what came of it then, record by record.
/// </summary>
/// <remarks>The detector and the canceller calculate in floating point: on a processor with vectors of another width a frame at the very edge may be judged otherwise.</remarks>
public static class CallReplay
{
    /// <summary>Runs the session of a journal.</summary>
    /// <param name="file">The journal.</param>
    /// <param name="trace">Told of everything that happens, in order; null for nobody.</param>
    /// <param name="progress">Told now and then which part of the file was gone through, 0 to 1; null for nobody.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="JournalException">The file is no journal, one of another version, or none of a call from its first record on.</exception>
    public static async Task<ReplayReport> RunAsync(ReadOnlyMemory<byte> file, Action<TraceLine>? trace, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var reader = new JournalReader(file);
        if (!reader.TryRead(out var first) || first.Kind != RecordKind.Header)
            throw new JournalException("the journal breaks off before the session begins");
        var header = first.Body.Json<JournalHeader>();
        var cursor = new ReplayCursor(reader, trace);
        using var metrics = new SilentMeters();
        await ReplayAsync(header, cursor, new CallCenterMetrics(metrics), () => progress?.Report((double)reader.Position / file.Length), cancellationToken);
        return new ReplayReport
        {
            CallId = header.CallId,
            SessionId = header.SessionId,
            BeganAt = header.BeganAt,
            RecordedBy = header.Program,
            Length = cursor.Now,
            Records = cursor.Records,
            Ending = reader.Ending,
            ReadableBytes = reader.Position,
            Difference = cursor.Difference,
        };
    }

    private static async Task ReplayAsync(JournalHeader header, ReplayCursor cursor, CallCenterMetrics metrics, Action step, CancellationToken cancellationToken)
    {
        var tape = new ReplayTape(cursor, header);
        var services = ReplayServices.From(header, metrics, tape);
        using var socket = new MediaSocket(new ReplaySocket(cursor), metrics, services.Time);
        await using var dispatch = new Dispatch(services.Publish, metrics, services.Time, NullLogger.Instance, CancellationToken.None);
        var format = new PcmFormat(header.SampleRate);
        await using var engine = CallEngines.For(
            format, new SessionIdentity(header.CallId, header.SessionId), header.Conversation, socket, dispatch, Channel.CreateUnbounded<CallEvent>().Writer, services, tape);
        engine.Start();
        var sound = new byte[format.BytesPerFrame];
        while (cursor is { HasNext: true, Difference: null } && !Ends(cursor.Next.Kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (cursor.NextIs(RecordKind.Event))
                await TakeAsync(engine, tape, sound, cursor);
            else
                cursor.Differ(new Happening("nothing"));
            if (cursor.Records % 500 == 0)
                step();
        }

        Finish(engine, cursor);
        step();
    }

    private static bool Ends(RecordKind kind) => kind is RecordKind.End or RecordKind.Whole or RecordKind.Gap;

    private static async Task TakeAsync(ICallEngine engine, ReplayTape tape, byte[] sound, ReplayCursor cursor)
    {
        try
        {
            await engine.TakeAsync(tape.NextEvent(sound));
        }
        catch (Exception error) when (error is not JournalException)
        {
            if (!cursor.NextIs(RecordKind.Broken))
                cursor.Differ(new Happening($"it fails: {error.GetType().Name}"));
        }

        if (cursor.NextIs(RecordKind.Broken))
            cursor.Take();
    }

    private static void Finish(ICallEngine engine, ReplayCursor cursor)
    {
        if (!cursor.NextIs(RecordKind.End) || cursor.Difference is not null)
            return;
        engine.Finish((StreamEnd)cursor.Take().Body.Byte());
        if (cursor.HasNext && !cursor.NextIs(RecordKind.Whole))
            cursor.Differ(new Happening("nothing"));
        else if (cursor.HasNext)
            cursor.Take();
    }
}
