using CallCenter.Contracts.Calls;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>Settings of some call.</summary>
internal static class SampleInitiation
{
    public static CallInitiation Create() => new()
    {
        PhoneNumber = PhoneNumber.Parse("+33612345678"),
        AgentPhoneNumber = PhoneNumber.Parse("+33612345679"),
        BotCompany = "Contoso",
        BotName = "Amélie",
        Task = "help",
        Claim = [],
        Languages = ["en-US"],
        DefaultLanguage = "en-US",
        ProsodyRate = 1,
    };
}
