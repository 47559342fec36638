using System.Globalization;
using System.Net;

namespace CallCenter.CallSaga.Control;

/// <summary>Why the telephone service did not do what it was asked to.</summary>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="Code">The service's own code; null where it gave none.</param>
internal sealed record Refusal(int Status, string? Code)
{
    private const string CallNotFound = "8522";
    private const string CallTerminated = "8528";
    private const string DuplicateRecording = "8559";

    /// <summary>No answer came, so that nobody knows what was done.</summary>
    public static Refusal Unanswered { get; } = new(0, Code: null);

    /// <summary>False where the service did not say that nothing was done: it may have been.</summary>
    public bool IsFinal => Status is not (0 or (int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests or >= (int)HttpStatusCode.InternalServerError);

    /// <summary>Whether something of the kind is under way already; to a repeated request, what it asked for the first time.</summary>
    public bool IsConflict => Status == (int)HttpStatusCode.Conflict || Code is DuplicateRecording;

    /// <summary>Whether the call does not exist any more.</summary>
    public bool CallIsOver => Status == (int)HttpStatusCode.NotFound || Code is CallNotFound or CallTerminated;

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Refusal Parse(string? text) => text?.Split(' ', 2) is [var status, var code]
        ? new(int.Parse(status, CultureInfo.InvariantCulture), code.Length > 0 ? code : null)
        : Unanswered;

    /// <summary>Status and code, as the ledger keeps them.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Code}");
}
