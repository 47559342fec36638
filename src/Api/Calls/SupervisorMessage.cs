using System.Text.Json;
using CallCenter.Api.Errors;

namespace CallCenter.Api.Calls;

/// <summary>The body of <c>POST /call/{id}/message</c>.</summary>
internal sealed record SupervisorMessage
{
    /// <summary>What the assistant is to say, in the caller's language.</summary>
    public string? Text { get; init; }

    /// <summary>Reads the body and returns all that is wrong with it.</summary>
    public static List<FieldProblem> Read(JsonElement body, int longest, out SupervisorMessage message)
    {
        var problems = new List<FieldProblem>();
        message = new SupervisorMessage();
        if (body.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("", $"the body must be a JSON object, not {JsonFields.Kind(body)}"));
            return problems;
        }

        var fields = new JsonFields(body, "", problems);
        message = new SupervisorMessage { Text = fields.Text("text")?.Trim() };
        if (problems.Count == 0 && message.Text is not { Length: > 0 })
            problems.Add(new FieldProblem("text", "is required and must not be empty"));
        else if (message.Text?.Length > longest)
            problems.Add(new FieldProblem("text", $"must be at most {longest} characters"));
        fields.RefuseOthers();
        return problems;
    }
}
