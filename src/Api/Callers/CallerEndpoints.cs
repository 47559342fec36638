using CallCenter.Api.Calls;
using CallCenter.Api.Errors;
using CallCenter.Platform.Housekeeping;

namespace CallCenter.Api.Callers;

/// <summary><c>/caller/{phone}</c>: everything about a person who calls or is called.</summary>
internal static class CallerEndpoints
{
    public static void MapCallers(this IEndpointRouteBuilder routes) =>
        routes.MapDelete("/caller/{phone}", EraseAsync)
            .WithName("EraseCaller").WithSummary("Erases every trace of a phone number.")
            .WithDescription(
                "Calls, conversations, messages, timings, effects and pending and failed messages, all or nothing. "
                + "Recordings lie in your own container: the answer names them. Erasing again removes nothing more.")
            .Produces<CallerErasedResource>()
            .Produces<ErrorBody>(StatusCodes.Status409Conflict)
            .Produces<ErrorBody>(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> EraseAsync(string phone, CallerErasure erasure, CancellationToken cancellationToken)
    {
        if (!PhoneNumbers.TryParse(phone, out var number))
            return Answers.Invalid(new FieldProblem("phone", "must be an E.164 number such as +33612345678"));

        var outcome = await erasure.EraseAsync(number, cancellationToken);
        return outcome.InProgress is [var call, ..]
            ? Answers.Error(StatusCodes.Status409Conflict, $"call {call} with this number is in progress; end it with POST /call/{call}/hangup and try again when it is over")
            : TypedResults.Ok(CallerErasedResource.From(number, outcome));
    }
}
