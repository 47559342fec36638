using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Model.Wire;

/// <summary>A very small content filter: threats and attempts to overrule the instructions, in the languages of the stand-in.</summary>
internal static partial class ContentFilter
{
    private const string Message = "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.";

    /// <summary>Throws when something the user said must not reach the model.</summary>
    /// <exception cref="ModelException">400, code content_filter.</exception>
    public static void Check(ChatRequest request)
    {
        foreach (var message in request.Messages.Where(message => message.IsUser))
        {
            var violence = Violence().IsMatch(message.Content);
            var jailbreak = IsJailbreak(message.Content);
            if (violence || jailbreak)
            {
                throw new ModelException(400, "content_filter", Message, "prompt")
                {
                    Inner = new JsonObject { ["code"] = "ResponsibleAIPolicyViolation", ["content_filter_result"] = Results(violence, jailbreak) },
                };
            }
        }
    }

    /// <summary>Whether a text tries to overrule the instructions.</summary>
    public static bool IsJailbreak(string text) => Jailbreak().IsMatch(text);

    /// <summary>The results of the prompt filter.</summary>
    public static JsonObject Results(bool violence = false, bool jailbreak = false)
    {
        var results = Safe(violence);
        results["jailbreak"] = new JsonObject { ["detected"] = jailbreak, ["filtered"] = jailbreak };
        return results;
    }

    /// <summary>The results of the completion filter.</summary>
    public static JsonObject Safe(bool violence = false) => new()
    {
        ["hate"] = Severity(filtered: false),
        ["self_harm"] = Severity(filtered: false),
        ["sexual"] = Severity(filtered: false),
        ["violence"] = Severity(violence),
    };

    private static JsonObject Severity(bool filtered) => new() { ["filtered"] = filtered, ["severity"] = filtered ? "medium" : "safe" };

    [GeneratedRegex(
        @"\b(i('| wi)ll|going to|want to) (kill|murder|stab|shoot) (you|him|her|them|everyone)\b|\bbuild a bomb\b|\bje vais (te|vous|le|la|les) tuer\b|\bte voy a matar\b|我要杀了你",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Violence();

    [GeneratedRegex(
        @"\bignore (all )?(your |the )?(previous|prior) (instructions|rules)\b|\bignore(z)? toutes (les|tes|vos) (instructions|consignes)\b|\bignora (todas )?(las|tus) instrucciones\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Jailbreak();
}
