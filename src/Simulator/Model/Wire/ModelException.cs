using System.Text.Json.Nodes;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>A request that is answered with an error body.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Error code, where the service gives one.</param>
/// <param name="message">What is wrong.</param>
/// <param name="param">The part of the request that is wrong.</param>
internal sealed class ModelException(int status, string? code, string message, string? param = null) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Details below the error.</summary>
    public JsonObject? Inner { get; init; }

    /// <summary>The error body.</summary>
    public JsonObject Body
    {
        get
        {
            var error = new JsonObject { ["message"] = Message, ["type"] = Inner is null ? "invalid_request_error" : null, ["param"] = param, ["code"] = code };
            if (Inner is not null)
            {
                error["status"] = status;
                error["innererror"] = Inner.DeepClone();
            }

            return new JsonObject { ["error"] = error };
        }
    }

    /// <summary>A request without the key.</summary>
    public static ModelException Denied() => new(
        401, "401", "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.");

    /// <summary>A request that breaks the protocol.</summary>
    public static ModelException Invalid(string message, string? param = null) => new(400, null, message, param);
}
