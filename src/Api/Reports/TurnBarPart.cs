namespace CallCenter.Api.Reports;

/// <summary>One step of the way to an answer.</summary>
/// <param name="Name">What was reached at its end.</param>
/// <param name="Style">Class in the style sheet.</param>
/// <param name="Ms">Length in milliseconds.</param>
/// <param name="X">Left edge in the picture.</param>
/// <param name="Width">Width in the picture.</param>
internal sealed record TurnBarPart(string Name, string Style, double Ms, string X, string Width);
