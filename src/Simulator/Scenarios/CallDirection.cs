namespace CallCenter.Simulator.Scenarios;

/// <summary>Who dials.</summary>
internal enum CallDirection
{
    /// <summary>The call center calls the person of the scenario (<c>POST /call</c>).</summary>
    Outbound,

    /// <summary>The person of the scenario calls the call center.</summary>
    Inbound,
}
