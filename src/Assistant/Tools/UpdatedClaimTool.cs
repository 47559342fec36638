using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tools;

/// <summary>Writes facts down.</summary>
internal sealed class UpdatedClaimTool : ImmediateTool<UpdatedClaimArguments>
{
    public override string Name => "updated_claim";

    protected override ToolOutcome Run(UpdatedClaimArguments arguments, AnswerState answer)
    {
        var accepted = new Dictionary<string, string>(StringComparer.Ordinal);
        var remarks = new Dictionary<string, string>(StringComparer.Ordinal);
        var refused = new List<string>();
        foreach (var update in arguments.Updates)
            Read(update, answer.Form, accepted, remarks, refused);
        foreach (var (field, value) in accepted)
            answer.Claim[field] = value;
        var result = Describe(accepted, remarks, refused, answer);
        if (accepted.Count == 0)
            return ToolOutcome.Refused(result);
        var changes = new ClaimUpdated([.. accepted.Select(c => new ClaimChange(c.Key, c.Value))]);
        return refused.Count == 0 ? ToolOutcome.Done(result, changes) : ToolOutcome.Partly(result, changes);
    }

    private static void Read(UpdatedField update, ClaimForm form, Dictionary<string, string> accepted, Dictionary<string, string> remarks, List<string> refused)
    {
        if (form.Find(update.Field) is not { } field)
        {
            refused.Add($"'{update.Field}' is no field, use one of {string.Join(", ", form.Fields.Select(f => f.Name))}");
            return;
        }

        var value = form.Read(field, update.Value);
        if (value.Value is null)
        {
            refused.Add($"{field.Name}: {value.Reason}");
            return;
        }

        accepted[field.Name] = value.Value;
        remarks[field.Name] = value.Remark is null ? "" : $" ({value.Remark})";
    }

    private static string Describe(Dictionary<string, string> accepted, Dictionary<string, string> remarks, List<string> refused, AnswerState answer)
    {
        var missing = string.Join(", ", answer.Form.Missing(answer.Claim));
        string[] parts =
        [
            accepted.Count == 0 ? "Nothing was written down." : $"Written down: {string.Join("; ", accepted.Select(c => $"{c.Key} = {c.Value}{remarks[c.Key]}"))}.",
            refused.Count == 0 ? "" : $"Refused: {string.Join("; ", refused)}.",
            missing.Length == 0 ? "Nothing is missing." : $"Still missing: {missing}.",
        ];
        return string.Join(' ', parts.Where(p => p.Length > 0));
    }
}
