using CallCenter.Assistant.Claims;
using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tools;

/// <summary>The argument is the name of a field of the call's claim.</summary>
internal sealed class FieldOfClaimAttribute : ChoiceAttribute
{
    public override IReadOnlyList<(string Value, string Remark)> In(CallInitiation initiation) =>
        [.. ClaimForm.FieldsOf(initiation).Select(field => (field.Name, Remark(ClaimForm.NameOf(field.Type), field.Description)))];

    private static string Remark(string type, string? description) => description is null ? $" ({type})" : $" ({type}): {description}";
}
