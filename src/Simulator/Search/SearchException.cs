using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Search;

/// <summary>A request that is answered with an error body, whose code the service mostly leaves empty.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="message">What is wrong.</param>
/// <param name="code">Error code, where the service gives one.</param>
internal sealed class SearchException(int status, string message, string code = "") : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>The error body.</summary>
    public JsonObject Body => new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = Message } };

    /// <summary>A request that breaks the protocol.</summary>
    public static SearchException Invalid(string message) => new(StatusCodes.Status400BadRequest, message);
}
