using CallCenter.Contracts.Calls;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// A call that <c>POST /call</c> accepted, written by the Api before the saga hears of it: what is answered while the saga has no row yet,
/// and what makes a repeated <c>Idempotency-Key</c> the same call.
/// </summary>
public sealed class CallRequestRecord
{
    /// <summary>The call; also the identity of the request.</summary>
    public Guid CallId { get; set; }

    /// <summary>SHA-256 of the request as read, in hexadecimal; a repeated key with another content is refused.</summary>
    public string ContentHash { get; set; } = "";

    /// <summary>The callee's number, E.164.</summary>
    public string PhoneNumber { get; set; } = "";

    /// <summary>The settings of the call, defaults applied.</summary>
    public CallInitiation Initiation { get; set; } = null!;

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
