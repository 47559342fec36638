namespace CallCenter.MediaEdge.Turns;

/// <summary>How the words of a turn came in.</summary>
internal enum TurnSource
{
    /// <summary>Spoken, or keyed on the phone.</summary>
    Phone,

    /// <summary>Written in a text message.</summary>
    Text,
}
