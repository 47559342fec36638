using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Configuration;

/// <summary>The settings that a call starts with unless it says otherwise.</summary>
public sealed class CallDefaults(IOptions<ConversationOptions> conversation, LanguageCatalog languages)
{
    /// <summary>The configured settings for a call with this number.</summary>
    public CallInitiation For(PhoneNumber number)
    {
        var configured = conversation.Value;
        return new CallInitiation
        {
            PhoneNumber = number,
            AgentPhoneNumber = configured.AgentPhoneNumber,
            BotCompany = configured.BotCompany,
            BotName = configured.BotName,
            Task = configured.Task,
            Claim = [.. configured.Claim.Select(field => new ClaimField(field.Name, field.Type, field.Description))],
            Languages = [.. languages.All.Select(language => language.ShortCode)],
            DefaultLanguage = languages.Default.ShortCode,
            ProsodyRate = configured.ProsodyRate,
            Engine = configured.Engine,
        };
    }
}
