namespace CallCenter.Contracts.Media;

/// <summary>Who or what ended a media stream.</summary>
public enum StreamEnd
{
    /// <summary>The telephone service closed the socket.</summary>
    CarrierClosed,

    /// <summary>The connection broke.</summary>
    ConnectionLost,

    /// <summary>A newer connection of the same call took over.</summary>
    Replaced,

    /// <summary>We ended it.</summary>
    WeClosed,

    /// <summary>The session failed by an error of ours.</summary>
    Failed,

    /// <summary>The connection was there, but no sound came on it any more; the telephone service sends frames of silence as well.</summary>
    FellSilent,

    /// <summary>The edge is being stopped; another one is to go on with the call.</summary>
    EdgeLeaving,
}
