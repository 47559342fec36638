using System.Threading.Channels;
using CallCenter.MediaEdge.Pipeline;
using CallCenter.MediaEdge.Playout;
using CallCenter.MediaEdge.Turns;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.MediaEdge.Journal;

/// <summary>
/// What runs along with a call: all that decides about it and comes from outside of its owner passes through here, and so does all that comes
/// of it. One kind writes a journal, the other reads one and is in the place of everything that was outside. Used by the owner of the call alone.
/// </summary>
/// <param name="sink">Where what comes of the call goes.</param>
internal abstract class CallTape(IRecordSink sink)
{
    /// <summary>The clock of the call's owner: it stands at the moment at which the event that is being handled was taken.</summary>
    public abstract TimeProvider Clock { get; }

    /// <summary>The feature flags.</summary>
    public abstract IOptionsMonitor<FeatureFlags> Flags { get; }

    /// <summary>Writes one record at a time.</summary>
    protected RecordWriter Writer { get; } = new();

    /// <summary>The services of the edge, with what the tape stands for in its place.</summary>
    public EdgeServices In(EdgeServices services) => services with { Time = Clock, Flags = Flags };

    /// <summary>What the owner finds of the synthesis.</summary>
    public abstract ChannelReader<SynthesisPiece> Pieces(ChannelReader<SynthesisPiece> synthesised);

    /// <summary>A fixed text was chosen.</summary>
    /// <returns>The one to be spoken.</returns>
    public abstract string Prompt(string chosen);

    /// <summary>An utterance goes to be synthesised.</summary>
    public abstract void Said(Utterance utterance);

    /// <summary>An event is about to be handled; its sound is as it came.</summary>
    public abstract void Taking(in CallEvent happened);

    /// <summary>The event was handled, with all that followed from it.</summary>
    public abstract void Taken();

    /// <summary>The detector has told whether the frame holds speech.</summary>
    public void Told(bool speech) => Append(Writer.Begin(speech ? RecordKind.Speech : RecordKind.NoSpeech));

    /// <summary>The turn machine has decided.</summary>
    public void Decided(in TurnDecision decision)
    {
        var record = Writer.Begin(RecordKind.Decision).Byte((byte)decision.Kind).Byte((byte)decision.Source)
            .Time(decision.StoppedAt).Time(decision.WordsAt ?? TimeSpan.MinValue).Time(decision.SpokenFor ?? TimeSpan.Zero);
        Append(decision.Text is null ? record : record.Rest(decision.Text));
    }

    /// <summary>A frame is being sent.</summary>
    public void Sends(ReadOnlySpan<byte> frame) => Append(Writer.Begin(RecordKind.FrameSent).Number(CheckSum.Of(frame)));

    /// <summary>The telephone service is being told to throw away what it has not played.</summary>
    public void Stops() => Append(Writer.Begin(RecordKind.AudioStopped));

    /// <summary>The realtime model is being told something.</summary>
    /// <param name="message">The message, UTF-8 JSON.</param>
    public void Told(ReadOnlySpan<byte> message) => Append(Writer.Begin(RecordKind.Told).Rest(message));

    /// <summary>The realtime model is being told its instructions, which are made outside of the owner.</summary>
    public void Briefed() => Append(Writer.Begin(RecordKind.Briefed));

    /// <summary>A message was given to the bus.</summary>
    public void Published(object message) => Append(Writer.Begin(RecordKind.Published).Name(message.GetType().Name).Json(message));

    /// <summary>Hands a record on.</summary>
    protected void Append(RecordWriter record) => sink.Append(record.End());
}
