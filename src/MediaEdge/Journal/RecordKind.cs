namespace CallCenter.MediaEdge.Journal;

/// <summary>What a record of a journal holds. The numbers are part of the format: a new meaning takes a new number, or a new version.</summary>
internal enum RecordKind : byte
{
    /// <summary>What is needed to begin again: a <see cref="JournalHeader"/> as JSON. Always the first.</summary>
    Header = 1,

    /// <summary>An event that the owner of the call takes: kind, time since the one before, number, and its sound or subject.</summary>
    Event = 2,

    /// <summary>The owner found a piece of synthesis: at which look since the event began, of which utterance, and its sound or word.</summary>
    Piece = 3,

    /// <summary>The feature flags were found changed: at which look since the event began, and all of them as JSON.</summary>
    Flags = 4,

    /// <summary>The words that were chosen for a fixed text.</summary>
    Prompt = 5,

    /// <summary>What the event led to was broken off, mostly because the connection was gone.</summary>
    Broken = 6,

    /// <summary>The session ends: its <see cref="Contracts.Media.StreamEnd"/>. What it still publishes follows.</summary>
    End = 7,

    /// <summary>The journal is whole. Always the last.</summary>
    Whole = 8,

    /// <summary>The journal ends before the session: the disk was too slow or failed, or something happened that journals cannot hold.</summary>
    Gap = 9,

    /// <summary>The detector heard speech in the frame.</summary>
    Speech = 32,

    /// <summary>The detector heard none.</summary>
    NoSpeech = 33,

    /// <summary>The turn machine decided something.</summary>
    Decision = 34,

    /// <summary>A frame went out: the check sum of its samples.</summary>
    FrameSent = 35,

    /// <summary>The telephone service was told to throw away what it had not played.</summary>
    AudioStopped = 36,

    /// <summary>A message was given to the bus: its type, and the message as JSON.</summary>
    Published = 37,

    /// <summary>The realtime model was told something: the message.</summary>
    Told = 38,

    /// <summary>The realtime model was told its instructions as things stood.</summary>
    Briefed = 39,
}
