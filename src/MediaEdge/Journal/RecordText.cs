using System.Globalization;
using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Media;
using CallCenter.MediaEdge.Endpointing;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Realtime;
using CallCenter.MediaEdge.Turns;

namespace CallCenter.MediaEdge.Journal;

/// <summary>Tells a person what a record holds.</summary>
internal static class RecordText
{
    /// <summary>Whether it is a frame of the caller.</summary>
    public static bool IsFrame(JournalRecord record) => record.Kind == RecordKind.Event && (CallEventKind)record.Body.Byte() == CallEventKind.Frame;

    private static bool IsSound(JournalRecord record)
    {
        var body = record.Body;
        if ((CallEventKind)body.Byte() != CallEventKind.Realtime)
            return false;
        body.Signed();
        body.Signed();
        return body.Realtime().Kind is RealtimeEventKind.Sound or RealtimeEventKind.Words;
    }

    /// <summary>Tells of a record that belongs into a timeline; null for what happens many times a second.</summary>
    public static Happening? Traced(JournalRecord record) => record.Kind switch
    {
        RecordKind.Speech or RecordKind.NoSpeech or RecordKind.FrameSent => null,
        RecordKind.Piece when PieceKind(record) is SynthesisPieceKind.Sound or SynthesisPieceKind.Word => null,
        RecordKind.Event when IsFrame(record) || IsSound(record) => null,
        _ => Of(record),
    };

    /// <summary>Tells of a record.</summary>
    public static Happening Of(JournalRecord record) => record.Kind switch
    {
        RecordKind.Header => new("the session begins"),
        RecordKind.Event => Event(record.Body),
        RecordKind.Piece => new(PieceKind(record) switch
        {
            SynthesisPieceKind.Sound => "a piece of synthesised sound",
            SynthesisPieceKind.Word => "the place of a synthesised word",
            SynthesisPieceKind.Resumption => "another synthesiser goes on with a sentence",
            SynthesisPieceKind.End => "a sentence is synthesised to its end",
            _ => "the synthesis of a sentence fails",
        }),
        RecordKind.Flags => new("feature flags have changed"),
        RecordKind.Prompt => new("a fixed text is spoken", record.Body.RestText),
        RecordKind.Broken => new("sending fails"),
        RecordKind.End => new($"the session ends: {(StreamEnd)record.Body.Byte()}"),
        RecordKind.Whole => new("the journal is whole"),
        RecordKind.Gap => new("the journal was given up here"),
        RecordKind.Speech => new("the detector hears speech"),
        RecordKind.NoSpeech => new("the detector hears no speech"),
        RecordKind.Decision => Decision(record.Body),
        RecordKind.FrameSent => new(string.Create(CultureInfo.InvariantCulture, $"frame {record.Body.Number():x8} is sent")),
        RecordKind.AudioStopped => new("the sound is stopped"),
        RecordKind.Published => Published(record.Body),
        RecordKind.Told => new("the model is told", record.Body.RestText),
        RecordKind.Briefed => new("the model is told its instructions"),
        _ => new($"a record of kind {(byte)record.Kind}"),
    };

    private static Happening Event(RecordBody body)
    {
        var kind = (CallEventKind)body.Byte();
        body.Signed();
        var number = body.Signed();
        return kind switch
        {
            CallEventKind.Format => new(string.Create(CultureInfo.InvariantCulture, $"the sound has {number} samples a second")),
            CallEventKind.Frame => new("a frame of the caller"),
            CallEventKind.Key => new("a key is pressed", ((char)number).ToString()),
            CallEventKind.Deaf => new("the recogniser gives up"),
            CallEventKind.SoundReady => new("the first sound of a sentence is there"),
            CallEventKind.ToolsRun => new(string.Create(CultureInfo.InvariantCulture, $"message {number}: its tools were run")),
            CallEventKind.Harmless => new(string.Create(CultureInfo.InvariantCulture, $"verdict {number}: harmless")),
            CallEventKind.Attack => new(string.Create(CultureInfo.InvariantCulture, $"verdict {number}: an attack")),
            CallEventKind.Realtime => Realtime(body),
            CallEventKind.AnswerEnded => new(string.Create(CultureInfo.InvariantCulture, $"answer {number} is complete")),
            _ => body.Rest.IsEmpty ? new(kind.ToString()) : Subject(number, body.Json(JournalSubjects.Named(body.Name()))),
        };
    }

    private static Happening Realtime(RecordBody body)
    {
        var told = body.Realtime();
        return new($"the model tells: {told.Kind}{(told.Error is null ? "" : $" ({told.Error})")}", told.Text ?? "");
    }

    private static Happening Subject(long number, object subject) => subject switch
    {
        Recognition heard => new(heard.IsFinal ? "the recogniser has heard" : "the recogniser hears", heard.Text),
        SayToCaller say => new("the saga wants said", say.Text),
        CallerTexted texted => new("the caller texts", texted.Text),
        AssistantSentence sentence => new(string.Create(CultureInfo.InvariantCulture, $"answer {number}: a sentence"), sentence.Text),
        ToolCalled tool => new(string.Create(CultureInfo.InvariantCulture, $"answer {number}: tool {tool.Call.Name}"), tool.Call.Arguments),
        AnswerFailed failed => new(string.Create(CultureInfo.InvariantCulture, $"answer {number} failed: {failed.Kind}")),
        _ => new(string.Create(CultureInfo.InvariantCulture, $"answer {number}: {subject.GetType().Name}")),
    };

    private static Happening Decision(RecordBody body)
    {
        var kind = (TurnDecisionKind)body.Byte();
        var source = (TurnSource)body.Byte();
        var stopped = body.Time();
        body.Time();
        body.Time();
        var what = kind == TurnDecisionKind.TakeTurn
            ? string.Create(CultureInfo.InvariantCulture, $"decided: {kind} ({source}, stopped at {stopped.TotalSeconds:0.00} s)")
            : $"decided: {kind}";
        return body.Rest.IsEmpty ? new(what) : new(what, body.RestText);
    }

    private static Happening Published(RecordBody body) => new($"published: {body.Name()}", body.RestText);

    private static SynthesisPieceKind PieceKind(JournalRecord record)
    {
        var body = record.Body;
        body.Number();
        body.Number();
        return (SynthesisPieceKind)body.Byte();
    }
}
