using System.Text.Json;
using CallCenter.Api.Errors;

namespace CallCenter.Api.Calls;

/// <summary>Reads the body of <c>POST /call</c> by hand, so that every field of a wrong type is reported at once and by its path.</summary>
internal static class CallRequestReader
{
    /// <summary>What could be read; problems of form are added to <paramref name="problems"/>.</summary>
    public static CallRequest Read(JsonElement body, List<FieldProblem> problems)
    {
        if (body.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("", $"the body must be a JSON object, not {JsonFields.Kind(body)}"));
            return new CallRequest();
        }

        var fields = new JsonFields(body, "", problems);
        var request = new CallRequest
        {
            PhoneNumber = fields.Text("phone_number"),
            BotCompany = fields.Text("bot_company"),
            BotName = fields.Text("bot_name"),
            AgentPhoneNumber = fields.Text("agent_phone_number"),
            Task = fields.Text("task"),
            Claim = fields.List("claim", (entry, path) => ClaimField(entry, path, problems)),
            Lang = fields.Any("lang") is { } lang ? Languages(lang, problems) : null,
            ProsodyRate = fields.Number("prosody_rate"),
            Engine = fields.Text("engine"),
        };
        fields.RefuseOthers();
        return request;
    }

    private static ClaimFieldRequest ClaimField(JsonElement entry, string path, List<FieldProblem> problems)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem(path, $"must be an object with name and type, not {JsonFields.Kind(entry)}"));
            return new ClaimFieldRequest();
        }

        var fields = new JsonFields(entry, path, problems);
        var field = new ClaimFieldRequest { Name = fields.Text("name"), Type = fields.Text("type"), Description = fields.Text("description") };
        fields.RefuseOthers();
        return field;
    }

    private static LanguagesRequest? Languages(JsonElement lang, List<FieldProblem> problems)
    {
        if (lang.ValueKind is JsonValueKind.String)
            return Single(JsonFields.TextOf(lang, "lang", problems));
        if (lang.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("lang", $"must be a short code or an object, not {JsonFields.Kind(lang)}"));
            return null;
        }

        var fields = new JsonFields(lang, "lang", problems);
        var languages = new LanguagesRequest
        {
            DefaultShortCode = fields.Text("default_short_code"),
            Availables = fields.List("availables", (entry, path) => Language(entry, path, problems)),
        };
        fields.RefuseOthers();
        return languages;
    }

    private static LanguagesRequest? Single(string? shortCode) => shortCode is null
        ? null
        : new LanguagesRequest { DefaultShortCode = shortCode, Availables = [new LanguageRequest { ShortCode = shortCode }], Single = true };

    private static LanguageRequest Language(JsonElement entry, string path, List<FieldProblem> problems)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
            return new LanguageRequest { ShortCode = JsonFields.TextOf(entry, path, problems), Plain = true };

        var fields = new JsonFields(entry, path, problems);
        var language = new LanguageRequest { ShortCode = fields.Text("short_code"), Voice = fields.Text("voice") };
        // Bodies written for the reference repeat these from their configuration; ours says them in one place.
        fields.Allow("pronunciations_en");
        fields.Allow("custom_voice_endpoint_id");
        fields.RefuseOthers();
        return language;
    }
}
