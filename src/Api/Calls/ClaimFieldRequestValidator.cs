using System.Text.RegularExpressions;
using FluentValidation;

namespace CallCenter.Api.Calls;

/// <summary>Says what is wrong with one field of a claim.</summary>
internal sealed partial class ClaimFieldRequestValidator : AbstractValidator<ClaimFieldRequest>
{
    private const int MaximumDescriptionLength = 1_000;

    public ClaimFieldRequestValidator()
    {
        RuleFor(field => field.Name)
            .Cascade(CascadeMode.Stop)
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("is required and must not be empty")
            .Must(name => Name.IsMatch(name!)).WithMessage("must be 1 to 64 letters, digits and underscores and start with a letter")
            .OverridePropertyName("name");
        RuleFor(field => field.Type)
            .Cascade(CascadeMode.Stop)
            .NotNull().WithMessage($"is required: one of {ClaimTypes.All}")
            .Must(type => ClaimTypes.TryParse(type, out _)).WithMessage($"must be one of {ClaimTypes.All}")
            .OverridePropertyName("type");
        RuleFor(field => field.Description)
            .MaximumLength(MaximumDescriptionLength).WithMessage($"must be at most {MaximumDescriptionLength} characters")
            .OverridePropertyName("description");
    }

    // The model sees the name as a key of a tool, one line per field.
    [GeneratedRegex(@"\A\p{L}[\p{L}\p{Nd}_]{0,63}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name { get; }
}
