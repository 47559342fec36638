namespace CallCenter.Simulator.Realtime;

/// <summary>An event of the client that is answered with an error; the session goes on.</summary>
/// <param name="code">Code of the error.</param>
/// <param name="message">What is wrong.</param>
/// <param name="param">The part of the event that is wrong.</param>
internal sealed class RealtimeErrorException(string code, string message, string? param = null) : Exception(message)
{
    /// <summary>Code of the error.</summary>
    public string Code => code;

    /// <summary>The part of the event that is wrong.</summary>
    public string? Param => param;
}
