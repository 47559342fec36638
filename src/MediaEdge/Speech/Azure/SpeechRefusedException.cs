using System.Net;
using Azure.Identity;

namespace CallCenter.MediaEdge.Speech.Azure;

/// <summary>There is no connection to the speech service to be had: it refused us or did not answer, or no token was to be had to sign with.</summary>
internal sealed class SpeechRefusedException : Exception
{
    /// <summary>Creates it.</summary>
    /// <param name="status">The answer to the upgrade request; 0 where there was none.</param>
    /// <param name="inner">What the connection attempt failed with.</param>
    public SpeechRefusedException(HttpStatusCode status, Exception inner)
        : base(ReasonOf(status, inner), inner) => Status = status;

    /// <summary>The answer to the upgrade request; 0 where there was none.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>True when trying again would be refused again. A token that is not to be had now may be in a moment.</summary>
    public bool IsFinal => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest or HttpStatusCode.NotFound;

    private static string ReasonOf(HttpStatusCode status, Exception inner)
    {
        if (inner is AuthenticationFailedException)
            return "no access token to be had";
        return (int)status > 0 ? $"refused with status {(int)status}" : "no answer";
    }
}
