namespace CallCenter.MediaEdge.Playout;

/// <summary>What a piece of synthesis is.</summary>
internal enum SynthesisPieceKind
{
    /// <summary>Sound.</summary>
    Sound,

    /// <summary>The place of a word.</summary>
    Word,

    /// <summary>What follows is from somebody else, and begins further on in the text: sound behind that place is void.</summary>
    Resumption,

    /// <summary>The utterance is complete.</summary>
    End,

    /// <summary>The utterance could not be spoken to its end.</summary>
    Failure,
}
