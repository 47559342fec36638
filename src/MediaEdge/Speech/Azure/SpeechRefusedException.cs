using System.Net;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>The speech service did not take the connection.</summary>
internal sealed class SpeechRefusedException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="status">The answer to the upgrade request; 0 where there was none.</param>
    /// <param name="inner">What the connection attempt failed with.</param>
    public SpeechRefusedException(HttpStatusCode status, Exception inner)
        : base($"the speech service answered {(int)status} to the upgrade request", inner) => Status = status;

    /// <summary>The answer to the upgrade request; 0 where there was none.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>True when trying again would be refused again.</summary>
    public bool IsFinal => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound;
}
