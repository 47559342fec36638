using System.Text.Json;
using CallCenter.Api.Errors;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using FluentValidation;

namespace CallCenter.Api.Calls;

/// <summary>Turns a JSON body into a call to place, or into the list of all that is wrong with it.</summary>
internal sealed class CallRequestCheck(IValidator<CallRequest> validator, CallDefaults defaults, LanguageCatalog languages)
{
    public IReadOnlyList<FieldProblem> Check(JsonElement body, out CallRequest request)
    {
        var problems = new List<FieldProblem>();
        request = CallRequestReader.Read(body, problems);
        if (body.ValueKind is not JsonValueKind.Object)
            return problems;

        // A field of the wrong type was read as absent: what the rules say about its absence would only mislead.
        var misread = problems.ConvertAll(problem => problem.Field);
        var broken = validator.Validate(request).Errors
            .Select(error => new FieldProblem(error.PropertyName, error.ErrorMessage))
            .Where(problem => !misread.Exists(field => string.Equals(problem.Field, field, StringComparison.Ordinal) || problem.Field.StartsWith($"{field}.", StringComparison.Ordinal)));
        return [.. problems, .. broken];
    }

    /// <summary>The call to place; the request must have no problems.</summary>
    public CallInitiation Complete(CallRequest request)
    {
        var initiation = defaults.For(PhoneNumber.Parse(request.PhoneNumber!));
        return initiation with
        {
            BotCompany = request.BotCompany ?? initiation.BotCompany,
            BotName = request.BotName ?? initiation.BotName,
            AgentPhoneNumber = request.AgentPhoneNumber is { } agent ? PhoneNumber.Parse(agent) : initiation.AgentPhoneNumber,
            Task = request.Task ?? initiation.Task,
            Claim = request.Claim is { } claim ? [.. claim.Select(Field)] : initiation.Claim,
            DefaultLanguage = request.Lang is { } lang ? Configured(lang.DefaultShortCode) : initiation.DefaultLanguage,
            Languages = request.Lang is null ? initiation.Languages : LanguagesOf(request.Lang),
            ProsodyRate = request.ProsodyRate ?? initiation.ProsodyRate,
            Engine = request.Engine is { } engine && CallEngines.TryParse(engine, out var chosen) ? chosen : initiation.Engine,
        };
    }

    private IReadOnlyList<string> LanguagesOf(LanguagesRequest lang) => lang.Availables is { } availables
        ? [.. availables.Select(language => Configured(language.ShortCode))]
        : [.. languages.All.Select(language => language.ShortCode)];

    /// <summary>The short code as configured, whatever the case of its letters here.</summary>
    private string Configured(string? shortCode) =>
        languages.TryGet(shortCode, out var language) ? language.ShortCode : languages.Default.ShortCode;

    private static ClaimField Field(ClaimFieldRequest field) => new(
        field.Name!,
        ClaimTypes.TryParse(field.Type, out var type) ? type : throw new InvalidOperationException("the request was not checked"),
        string.IsNullOrWhiteSpace(field.Description) ? null : field.Description);
}
