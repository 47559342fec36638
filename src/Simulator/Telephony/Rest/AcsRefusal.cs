namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>A request that the service turns down: HTTP status and the error body's numeric code.</summary>
internal sealed class AcsRefusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public static AcsRefusal InvalidArgument(string field, string why)
        => new(StatusCodes.Status400BadRequest, "8523", $"Invalid argument '{field}': {why}");

    public static AcsRefusal CallNotFound()
        => new(StatusCodes.Status404NotFound, "8522", "Call not found.");

    public static AcsRefusal NotEstablished()
        => new(StatusCodes.Status400BadRequest, "8501", "Action is invalid when call is not in Established state.");

    public static AcsRefusal Conflict(string message)
        => new(StatusCodes.Status409Conflict, "8519", message);

    public static AcsRefusal Precondition(string message)
        => new(StatusCodes.Status412PreconditionFailed, "8583", message);

    public IResult ToResult() => Error(status, code, Message);

    /// <summary>The error body that every operation of the service shares.</summary>
    public static IResult Error(int status, string code, string message)
        => Results.Json(new { error = new { code, message } }, statusCode: status);
}
