namespace CallCenter.Api.Calls;

/// <summary>How a fact of a claim came to change; members are named after the tools of the assistant.</summary>
internal enum ClaimChangeCause
{
    /// <summary>The fact was written down.</summary>
    UpdatedClaim,

    /// <summary>Another claim began, in which it is not known yet.</summary>
    NewClaim,
}
