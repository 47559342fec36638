using CallCenter.Platform.Configuration;
using FluentValidation;

namespace CallCenter.Api.Calls;

/// <summary>Says what is wrong with one field of a claim.</summary>
internal sealed class ClaimFieldRequestValidator : AbstractValidator<ClaimFieldRequest>
{
    public ClaimFieldRequestValidator()
    {
        RuleFor(field => field.Name)
            .Cascade(CascadeMode.Stop)
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithMessage("is required and must not be empty")
            .Must(name => ClaimFieldOptions.IsName(name!)).WithMessage("must be 1 to 64 letters, digits and underscores and start with a letter")
            .OverridePropertyName("name");
        RuleFor(field => field.Type)
            .Cascade(CascadeMode.Stop)
            .NotNull().WithMessage($"is required: one of {ClaimTypes.All}")
            .Must(type => ClaimTypes.TryParse(type, out _)).WithMessage($"must be one of {ClaimTypes.All}")
            .OverridePropertyName("type");
        RuleFor(field => field.Description)
            .MaximumLength(ClaimFieldOptions.LongestDescription).WithMessage($"must be at most {ClaimFieldOptions.LongestDescription} characters")
            .OverridePropertyName("description");
    }
}
