using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Voice.Calls;

/// <summary>Writes calls into the store of a measured edge, as the saga would have.</summary>
internal sealed class KnownCalls(IDbContextFactory<CallCenterDbContext> store, CallTokens tokens, TimeProvider time)
{
    /// <summary>Adds calls.</summary>
    /// <returns>The path and query of each one's media socket.</returns>
    public async Task<IReadOnlyList<string>> AddAsync(int count)
    {
        var calls = Enumerable.Range(0, count).Select(_ => Call()).ToList();
        await using var db = await store.CreateDbContextAsync();
        db.AddRange(calls);
        await db.SaveChangesAsync();
        return [.. calls.Select(call => $"/media/{call.CorrelationId}?token={tokens.Issue(call.CorrelationId)}")];
    }

    private CallState Call()
    {
        var number = PhoneNumber.Parse("+33612345678");
        return new CallState
        {
            CorrelationId = Guid.NewGuid(),
            CurrentState = "Initiating",
            ConversationId = Guid.NewGuid(),
            PhoneNumber = number.Value,
            Language = "en-US",
            CreatedAt = time.GetUtcNow(),
            Initiation = new CallInitiation
            {
                PhoneNumber = number,
                BotCompany = "Contoso",
                BotName = "Amélie",
                AgentPhoneNumber = PhoneNumber.Parse("+33600000001"),
                Task = "Help the caller.",
                Claim = [new ClaimField("hardware_info", ClaimFieldType.Text)],
                Languages = ["en-US"],
                DefaultLanguage = "en-US",
                ProsodyRate = 1,
            },
        };
    }
}
