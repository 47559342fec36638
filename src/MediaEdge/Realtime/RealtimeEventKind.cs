namespace CallCenter.MediaEdge.Realtime;

/// <summary>What the realtime model tells, as far as it concerns a call.</summary>
internal enum RealtimeEventKind
{
    /// <summary>Nothing that concerns us.</summary>
    Other,

    /// <summary>The session was set up as we asked (<c>session.updated</c>).</summary>
    SessionReady,

    /// <summary>The caller began to speak, at <see cref="RealtimeEvent.At"/>.</summary>
    SpeechStarted,

    /// <summary>The caller's turn is over, at <see cref="RealtimeEvent.At"/>, the silence that ended it included.</summary>
    SpeechStopped,

    /// <summary>What the caller said is written down: <see cref="RealtimeEvent.Text"/>; nothing where it could not be.</summary>
    Transcribed,

    /// <summary>The model begins to answer.</summary>
    ResponseCreated,

    /// <summary>Sound of an answer, in the event's buffer.</summary>
    Sound,

    /// <summary>That was all sound of an item.</summary>
    SoundDone,

    /// <summary>More words of an item: <see cref="RealtimeEvent.Text"/>.</summary>
    Words,

    /// <summary>All words of an item: <see cref="RealtimeEvent.Text"/>.</summary>
    WordsDone,

    /// <summary>The answer is complete, cancelled or failed.</summary>
    ResponseDone,

    /// <summary>The model could not do what it was asked to: <see cref="RealtimeEvent.Error"/>.</summary>
    Failure,

    /// <summary>The connection is there. Made by us.</summary>
    Connected,

    /// <summary>The connection broke, or was closed by the other side. Made by us.</summary>
    Lost,

    /// <summary>There is no connection to be had: <see cref="RealtimeEvent.Error"/>. Made by us.</summary>
    Refused,
}
