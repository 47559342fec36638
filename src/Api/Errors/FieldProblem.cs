namespace CallCenter.Api.Errors;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">Path of the field, for example <c>claim[1].name</c>; the header or query parameter where it came from there.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record FieldProblem(string Field, string Message);
