using System.Net;

namespace CallCenter.CallSaga.Control;

/// <summary>Why the telephone service did not do what it was asked to.</summary>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Code">The service's own code; null where it gave none.</param>
internal sealed record Refusal(int Status, string? Code)
{
    private const string CallNotFound = "8522";
    private const string CallTerminated = "8528";

    /// <summary>Whether the call does not exist any more.</summary>
    public bool CallIsOver => Status == (int)HttpStatusCode.NotFound || Code is CallNotFound or CallTerminated;
}
