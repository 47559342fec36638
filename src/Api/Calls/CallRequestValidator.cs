using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using FluentValidation;
using Microsoft.Extensions.Options;

namespace CallCenter.Api.Calls;

/// <summary>Says everything that is wrong with the values of a <see cref="CallRequest"/>.</summary>
internal sealed class CallRequestValidator : AbstractValidator<CallRequest>
{
    private const string NotANumber = "must be an E.164 number such as +33612345678";

    public CallRequestValidator(LanguageCatalog languages, IOptions<LlmRealtimeOptions> realtime)
    {
        RuleFor(request => request.PhoneNumber)
            .Cascade(CascadeMode.Stop)
            .NotNull().WithMessage("is required")
            .Must(IsPhoneNumber).WithMessage(NotANumber)
            .OverridePropertyName("phone_number");
        RuleFor(request => request.AgentPhoneNumber)
            .Must(number => number is null || IsPhoneNumber(number)).WithMessage(NotANumber)
            .OverridePropertyName("agent_phone_number");
        RuleFor(request => request.BotCompany).Must(text => IsText(text, ConversationOptions.LongestName)).WithMessage(NotAText(ConversationOptions.LongestName)).OverridePropertyName("bot_company");
        RuleFor(request => request.BotName).Must(text => IsText(text, ConversationOptions.LongestName)).WithMessage(NotAText(ConversationOptions.LongestName)).OverridePropertyName("bot_name");
        RuleFor(request => request.Task).Must(text => IsText(text, ConversationOptions.LongestTask)).WithMessage(NotAText(ConversationOptions.LongestTask)).OverridePropertyName("task");
        RuleFor(request => request.ProsodyRate).InclusiveBetween(0.75, 1.25).WithMessage("must be between 0.75 and 1.25").OverridePropertyName("prosody_rate");
        RuleFor(request => request.Engine)
            .Cascade(CascadeMode.Stop)
            .Must(name => name is null || CallEngines.TryParse(name, out _)).WithMessage($"must be one of {string.Join(", ", CallEngines.Names)}")
            .Must(name => name is null || CallEngines.TryParse(name, out var engine) && (engine != CallEngine.Realtime || realtime.Value.IsConfigured))
            .WithMessage("realtime is not possible here because llm.realtime is not configured; possible is cascade")
            .OverridePropertyName("engine");
        RuleFor(request => request.Claim)
            .Must(claim => claim is null || claim.Count <= ConversationOptions.MostFields).WithMessage($"must have at most {ConversationOptions.MostFields} fields")
            .OverridePropertyName("claim");
        RuleForEach(request => request.Claim).SetValidator(new ClaimFieldRequestValidator()).OverridePropertyName("claim");
        RuleFor(request => request.Claim).Custom((claim, context) => RefuseDoubles(claim ?? [], context));
        RuleFor(request => request.Lang!).SetValidator(new LanguagesRequestValidator(languages)).OverridePropertyName("lang")
            .When(request => request.Lang is not null);
    }

    private static bool IsPhoneNumber(string? text) => PhoneNumber.TryParse(text, out _);

    private static string NotAText(int longest) => $"must be a text of 1 to {longest} characters";

    private static bool IsText(string? text, int longest) => text is null || (!string.IsNullOrWhiteSpace(text) && text.Length <= longest);

    private static void RefuseDoubles(IReadOnlyList<ClaimFieldRequest> claim, ValidationContext<CallRequest> context)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < claim.Count; index++)
        {
            if (string.IsNullOrWhiteSpace(claim[index].Name))
                continue;
            var name = claim[index].Name!;
            if (ClaimField.OfEveryClaim.Any(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase)))
                context.AddFailure($"claim[{index}].name", $"{name} is part of every claim and must not be given");
            else if (!seen.Add(name))
                context.AddFailure($"claim[{index}].name", $"{name} is the name of an earlier field");
        }
    }
}
