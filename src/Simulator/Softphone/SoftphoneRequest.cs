namespace CallCenter.Simulator.Softphone;

/// <summary>What the page asks for.</summary>
/// <param name="Type">Kind.</param>
/// <param name="Number">Own number, E.164; with <see cref="SoftphoneRequestType.Dial"/> and <see cref="SoftphoneRequestType.Wait"/>.</param>
/// <param name="Text">Words; with <see cref="SoftphoneRequestType.Say"/>.</param>
/// <param name="Key">Key; with <see cref="SoftphoneRequestType.Press"/>.</param>
internal sealed record SoftphoneRequest(SoftphoneRequestType Type, string? Number = null, string? Text = null, string? Key = null);

/// <summary>Kinds of <see cref="SoftphoneRequest"/>.</summary>
internal enum SoftphoneRequestType
{
    /// <summary>Call the call center.</summary>
    Dial,

    /// <summary>Be reachable at a number.</summary>
    Wait,

    /// <summary>Be reachable no longer.</summary>
    StopWaiting,

    /// <summary>Speak.</summary>
    Say,

    /// <summary>Press a key.</summary>
    Press,

    /// <summary>Put the receiver down.</summary>
    HangUp,
}
