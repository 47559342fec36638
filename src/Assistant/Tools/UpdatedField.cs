namespace CallCenter.Assistant.Tools;

/// <summary>A fact of the claim.</summary>
/// <param name="Field">Which fact it is:</param>
/// <param name="Value">The value. datetime: ISO 8601 in the time zone of the call. phone_number: +, country code, number. Otherwise in the language of the call.</param>
internal sealed record UpdatedField([property: FieldOfClaim] string Field, string Value);
