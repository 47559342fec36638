using CallCenter.Platform.Configuration;
using FluentValidation;

namespace CallCenter.Api.Calls;

/// <summary>Says what is wrong with the languages asked for: each must be configured, since its voice is.</summary>
internal sealed class LanguagesRequestValidator : AbstractValidator<LanguagesRequest>
{
    private readonly LanguageCatalog catalog;

    public LanguagesRequestValidator(LanguageCatalog catalog)
    {
        this.catalog = catalog;
        RuleFor(lang => lang).Custom((lang, context) =>
        {
            if (!lang.Single)
                CheckAvailables(lang.Availables, context);
            CheckDefault(lang, context);
        });
    }

    private string Unknown => $"must be one of the configured languages {string.Join(", ", catalog.All.Select(language => language.ShortCode))}";

    private void CheckAvailables(IReadOnlyList<LanguageRequest>? availables, ValidationContext<LanguagesRequest> context)
    {
        if (availables is { Count: 0 })
            context.AddFailure("availables", "must have at least one language");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < availables?.Count; index++)
        {
            var asked = availables[index];
            var path = asked.Plain ? $"availables[{index}]" : $"availables[{index}].short_code";
            if (asked.ShortCode is null)
                context.AddFailure(path, "is required");
            else if (!catalog.TryGet(asked.ShortCode, out var language))
                context.AddFailure(path, Unknown);
            else if (!seen.Add(asked.ShortCode))
                context.AddFailure(path, $"{asked.ShortCode} is given twice");
            else if (asked.Voice is not null && !string.Equals(asked.Voice, language.Voice, StringComparison.Ordinal))
                context.AddFailure($"availables[{index}].voice", $"is set by configuration to {language.Voice}");
        }
    }

    private void CheckDefault(LanguagesRequest lang, ValidationContext<LanguagesRequest> context)
    {
        // A short code alone stands at the path "lang" itself.
        var path = lang.Single ? "" : "default_short_code";
        var code = lang.DefaultShortCode ?? catalog.Default.ShortCode;
        if (!catalog.TryGet(code, out _))
            context.AddFailure(path, Unknown);
        else if (lang.Availables is { Count: > 0 } availables && !availables.Any(language => string.Equals(language.ShortCode, code, StringComparison.OrdinalIgnoreCase)))
            context.AddFailure(path, $"{code} is not among availables");
    }
}
