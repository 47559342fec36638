namespace CallCenter.Api.Errors;

/// <summary>The one shape of every error answer.</summary>
/// <param name="Error">What went wrong.</param>
internal sealed record ErrorBody(ErrorContent Error)
{
    public ErrorBody(string message, params IReadOnlyList<FieldProblem> details)
        : this(new ErrorContent(message, details))
    {
    }
}

/// <summary>What went wrong.</summary>
/// <param name="Message">One sentence.</param>
/// <param name="Details">One entry per problem of the request; empty where the problem is not one of fields.</param>
internal sealed record ErrorContent(string Message, IReadOnlyList<FieldProblem> Details);
