using CallCenter.Contracts.Calls;
using CallCenter.MediaEdge.Pipeline;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>Conversations for parts that are tested without a host.</summary>
internal static class Conversations
{
    /// <summary>One in which nothing was said yet.</summary>
    public static ConversationState Begun() => new()
    {
        CallId = Guid.NewGuid(),
        Initiation = new CallInitiation
        {
            PhoneNumber = PhoneNumber.Parse("+33612345678"),
            BotCompany = "Contoso",
            BotName = "Amélie",
            AgentPhoneNumber = PhoneNumber.Parse("+33600000001"),
            Task = "Help.",
            Claim = [],
            Languages = ["en-US"],
            DefaultLanguage = "en-US",
            ProsodyRate = 1,
        },
        Language = "en-US",
        Rate = 1,
        Messages = [],
        Claim = [],
        Reminders = [],
        Opening = ConversationOpening.New,
    };
}
