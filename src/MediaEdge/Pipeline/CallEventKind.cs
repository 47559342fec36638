namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What happens to a call on the edge.</summary>
internal enum CallEventKind
{
    /// <summary>The format of the sound is known; <see cref="CallEvent.Number"/> is its sample rate.</summary>
    Format,

    /// <summary>20 ms of the caller.</summary>
    Frame,

    /// <summary>A key of the telephone; <see cref="CallEvent.Number"/> is the character.</summary>
    Key,

    /// <summary>The recogniser heard something: a <see cref="Endpointing.Recognition"/>.</summary>
    Heard,

    /// <summary>The recogniser has given up.</summary>
    Deaf,

    /// <summary>Something came out of the assistant; <see cref="CallEvent.Number"/> is the number of the answer.</summary>
    Output,

    /// <summary>An answer is complete; <see cref="CallEvent.Number"/> is its number.</summary>
    AnswerEnded,

    /// <summary>The first sound of an utterance is there.</summary>
    SoundReady,

    /// <summary>The saga wants something said: a <see cref="Contracts.Media.SayToCaller"/>.</summary>
    Say,

    /// <summary>The caller has sent a text message: a <see cref="Contracts.Media.CallerTexted"/>.</summary>
    Texted,

    /// <summary>The realtime model tells something: a <see cref="Realtime.RealtimeEvent"/>; <see cref="CallEvent.Number"/> is the number of the connection.</summary>
    Realtime,

    /// <summary>The session is over; <see cref="CallEvent.Number"/> is the <see cref="Contracts.Media.StreamEnd"/>.</summary>
    End,

    /// <summary>A tool that the realtime model has called brings an <see cref="Assistant.Chat.AssistantOutput"/>; <see cref="CallEvent.Number"/> is the number of the message that called it.</summary>
    ToolOutput,

    /// <summary>All tools of a message of the realtime model were run; <see cref="CallEvent.Number"/> is its number.</summary>
    ToolsRun,

    /// <summary>What the caller said is no attack, as far as anybody can tell; <see cref="CallEvent.Number"/> is the number of what was asked.</summary>
    Harmless,

    /// <summary>What the caller said tries to overrule the instructions; <see cref="CallEvent.Number"/> is the number of what was asked.</summary>
    Attack,
}
