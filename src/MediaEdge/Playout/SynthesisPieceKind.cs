namespace CallCenter.MediaEdge.Playout;

/// <summary>What a piece of synthesis is.</summary>
internal enum SynthesisPieceKind
{
    /// <summary>Sound.</summary>
    Sound,

    /// <summary>The place of a word.</summary>
    Word,

    /// <summary>The utterance is complete.</summary>
    End,

    /// <summary>The utterance could not be spoken to its end.</summary>
    Failure,
}
