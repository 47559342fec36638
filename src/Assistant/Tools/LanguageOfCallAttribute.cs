using CallCenter.Contracts.Calls;

namespace CallCenter.Assistant.Tools;

/// <summary>The argument is the short code of a language that the call may be in.</summary>
internal sealed class LanguageOfCallAttribute : ChoiceAttribute
{
    public override IReadOnlyList<(string Value, string Remark)> In(CallInitiation initiation) => [.. initiation.Languages.Select(code => (code, ""))];
}
