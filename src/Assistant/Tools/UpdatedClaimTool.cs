using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tools;

/// <summary>Writes facts down.</summary>
internal sealed class UpdatedClaimTool : ImmediateTool
{
    public override string Name => "updated_claim";

    public override string Description =>
        "Write down facts that the caller told or corrected, all of them in one call. Only what was said; nothing guessed.";

    public override JsonObject Parameters(AnswerState answer) => ToolSchema.Object(
        ("updates", ToolSchema.List(
            "The facts.",
            ToolSchema.Object(
                ("field", ToolSchema.Choice(Describe(answer.Form.Fields), answer.Form.Fields.Select(f => f.Name))),
                ("value", ToolSchema.Text("The value. datetime: ISO 8601 in the time zone of the call. phone_number: +, country code, number. Otherwise in the language of the call."))))));

    public override ToolOutcome Run(ToolArguments arguments, AnswerState answer)
    {
        if (arguments.List("updates") is not { Count: > 0 } updates)
            return ToolOutcome.Refused("""Not done: send {"updates":[{"field":"…","value":"…"}]} with at least one fact.""");
        var accepted = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new List<string>();
        foreach (var update in updates)
            Read(update, answer.Form, accepted, refused);
        foreach (var (field, value) in accepted)
            answer.Claim[field] = value;
        var result = Describe(accepted, refused, answer);
        if (accepted.Count == 0)
            return ToolOutcome.Refused(result);
        var changes = new ClaimUpdated([.. accepted.Select(c => new ClaimChange(c.Key, c.Value))]);
        return refused.Count == 0 ? ToolOutcome.Done(result, changes) : ToolOutcome.Partly(result, changes);
    }

    private static void Read(JsonElement update, ClaimForm form, Dictionary<string, string> accepted, List<string> refused)
    {
        var name = Text(update, "field");
        if (form.Find(name) is not { } field)
        {
            refused.Add($"'{name}' is no field, use one of {string.Join(", ", form.Fields.Select(f => f.Name))}");
            return;
        }

        var value = form.Read(field, Text(update, "value"));
        if (value.Value is null)
            refused.Add($"{field.Name}: {value.Reason}");
        else
            accepted[field.Name] = value.Value;
    }

    // Models send numbers and booleans unquoted now and then; their digits are as good as text.
    private static string Text(JsonElement update, string name)
    {
        if (update.ValueKind != JsonValueKind.Object || !update.TryGetProperty(name, out var value))
            return "";
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => "",
        };
    }

    private static string Describe(IReadOnlyList<ClaimField> fields) => string.Join(
        '\n',
        fields.Select(f => f.Description is null
            ? $"- {f.Name} ({ClaimForm.NameOf(f.Type)})"
            : $"- {f.Name} ({ClaimForm.NameOf(f.Type)}): {f.Description}"));

    private static string Describe(Dictionary<string, string> accepted, List<string> refused, AnswerState answer)
    {
        var missing = string.Join(", ", answer.Form.Missing(answer.Claim));
        string[] parts =
        [
            accepted.Count == 0 ? "Nothing was written down." : $"Written down: {string.Join("; ", accepted.Select(c => $"{c.Key} = {c.Value}"))}.",
            refused.Count == 0 ? "" : $"Refused: {string.Join("; ", refused)}.",
            missing.Length == 0 ? "Nothing is missing." : $"Still missing: {missing}.",
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }
}
