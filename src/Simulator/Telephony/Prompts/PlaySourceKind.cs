namespace CallCenter.Simulator.Telephony.Prompts;

/// <summary>What a play source is made of.</summary>
internal enum PlaySourceKind
{
    /// <summary>Plain text, spoken.</summary>
    Text,

    /// <summary>SSML, spoken.</summary>
    Ssml,

    /// <summary>A WAV file at an address.</summary>
    File,
}
