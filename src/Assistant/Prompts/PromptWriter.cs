using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.Claims;
using CallCenter.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace CallCenter.Assistant.Prompts;

/// <summary>
/// Writes the system prompts: instructions, built in or configured, then the data in blocks. What changes from turn to turn comes last,
/// so that the provider's prompt cache serves the rest.
/// </summary>
internal sealed class PromptWriter(IOptionsMonitor<ModelPromptOptions> prompts, IOptions<CommunicationServicesOptions> telephone, LanguageCatalog languages)
{
    /// <summary>For talking or texting.</summary>
    public string Chat(PromptSubject subject, bool resumed)
    {
        var configured = For(subject);
        var rules = subject.Channel == ChatChannel.Voice
            ? configured.ChatSystemTpl ?? PromptTexts.Voice
            : configured.ChatSmsSystemTpl ?? PromptTexts.TextMessage;
        return Write(subject, configured, resumed ? $"{rules}\n\n{configured.ResumedSystemTpl ?? PromptTexts.Resumed}" : rules);
    }

    /// <summary>For the summary of a conversation.</summary>
    public string Synthesis(PromptSubject subject) => Write(subject, configured => configured.SynthesisSystemTpl ?? PromptTexts.Synthesis);

    /// <summary>For what the summary rests on.</summary>
    public string Citations(PromptSubject subject) => Write(subject, configured => configured.CitationsSystemTpl ?? PromptTexts.Citations);

    /// <summary>For the next step.</summary>
    public string NextAction(PromptSubject subject) => Write(subject, configured => configured.NextSystemTpl ?? PromptTexts.NextAction);

    /// <summary>For the text message after a call.</summary>
    public string SmsSummary(PromptSubject subject) => Write(subject, configured => configured.SmsSummarySystemTpl ?? PromptTexts.SmsSummary);

    private ModelPromptOptions For(PromptSubject subject) => prompts.CurrentValue.For(subject.Initiation.PhoneNumber.Value, subject.Variants);

    private string Write(PromptSubject subject, Func<ModelPromptOptions, string> rules)
    {
        var configured = For(subject);
        return Write(subject, configured, rules(configured));
    }

    private string Write(PromptSubject subject, ModelPromptOptions configured, string rules)
    {
        var claim = PromptBlocks.Claim(subject.Form, subject.Claim);
        var reminders = PromptBlocks.Reminders(subject.Reminders, subject.Zone);
        var values = Values(subject, claim, reminders);
        return string.Join(
            "\n\n",
            PromptTemplate.Fill(configured.DefaultSystemTpl ?? PromptTexts.Identity, values).Trim(),
            PromptTemplate.Fill(rules, values).Trim(),
            PromptBlocks.Block("call", PromptBlocks.Write(Call(subject))),
            PromptBlocks.Block("claim", claim),
            PromptBlocks.Block("reminders", reminders));
    }

    private Dictionary<string, string> Values(PromptSubject subject, string claim, string reminders) => new(StringComparer.Ordinal)
    {
        ["bot_company"] = subject.Initiation.BotCompany,
        ["bot_name"] = subject.Initiation.BotName,
        ["bot_phone_number"] = telephone.Value.PhoneNumber.Value,
        ["phone_number"] = subject.Initiation.PhoneNumber.Value,
        ["date"] = subject.Now.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture),
        ["task"] = subject.Initiation.Task,
        ["default_lang"] = languages.TryGet(subject.Language, out var language) ? $"{language.PronunciationsEn[0]} ({language.ShortCode})" : subject.Language,
        ["claim"] = claim,
        ["reminders"] = reminders,
        ["messages"] = subject.Transcript,
        ["styles"] = "style=none, style=cheerful, style=sad",
        ["actions"] = "talk, call, hangup, sms",
        ["format"] = "the JSON schema of this request",
    };

    private static JsonObject Call(PromptSubject subject) => new()
    {
        ["language"] = subject.Language,
        ["caller_phone"] = subject.Initiation.PhoneNumber.Value,
        ["company"] = subject.Initiation.BotCompany,
        ["bot_name"] = subject.Initiation.BotName,
        ["now"] = DateTimeReader.Write(subject.Now),
        ["time_zone"] = subject.Zone.Id,
        ["channel"] = subject.Channel == ChatChannel.Voice ? "voice" : "sms",
    };
}
