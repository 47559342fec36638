using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Tests.Persistence;

/// <summary>A store as the first version of the schema left it, with a row in every table; made without the migrator.</summary>
internal static class OldStore
{
    private const string Instant = "638987400000000000";

    private static readonly string Initiation = JsonSerializer.Serialize(SampleInitiation.Create(), JsonSerializerOptions.Web);

    // Ids in upper case, as SQLite keeps them; PostgreSQL reads them in any case.
    private static readonly string Rows =
        $$$"""
        CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);
        INSERT INTO schema_version VALUES (1, '0001_initial', '2026-11-01T00:00:00Z');
        INSERT INTO call_requests VALUES ('AAAAAAAA-0000-4000-8000-000000000001', 'hash', '+33612345678', '{{{Initiation}}}', {{{Instant}}});
        INSERT INTO calls ("CorrelationId", "Version", "CurrentState", "ConversationId", "Direction", "PhoneNumber", "Initiation", "Language", "CreatedAt", "CloseReason", "EdgeAddress", "CallerSpoke", "LanguageAttempts", "StreamingAttempts")
            VALUES ('AAAAAAAA-0000-4000-8000-000000000001', 7, 'Closed', 'AAAAAAAA-0000-4000-8000-000000000002', 'Outbound', '+33612345678', '{{{Initiation}}}', 'fr-FR', {{{Instant}}}, 'CallerHungUp', 'loopback://localhost/edge', TRUE, 1, 0);
        INSERT INTO conversations ("Id", "Version", "PhoneNumber", "Initiation", "Language", "Claim", "EarlierClaims", "Reminders", "CreatedAt", "UpdatedAt")
            VALUES ('AAAAAAAA-0000-4000-8000-000000000002', 3, '+33612345678', '{{{Initiation}}}', 'fr-FR', '{"location":"Paris"}', '[]', '[]', {{{Instant}}}, {{{Instant}}});
        INSERT INTO messages ("ConversationId", "CallId", "SourceId", "TurnIndex", "Position", "CreatedAt", "Action", "Persona", "Content", "Style", "Language", "ToolCalls")
            VALUES ('AAAAAAAA-0000-4000-8000-000000000002', 'AAAAAAAA-0000-4000-8000-000000000001', 'AAAAAAAA-0000-4000-8000-000000000003', 1, 0, {{{Instant}}}, 'Talk', 'Human', 'J’ai perdu ma carte', 'None', 'fr-FR', '[]');
        INSERT INTO turns VALUES ('AAAAAAAA-0000-4000-8000-000000000003', 1, 'AAAAAAAA-0000-4000-8000-000000000001', '{}');
        """;

    public static async Task<TestStore> CreateAsync(DatabaseProvider provider)
    {
        var store = await TestStore.EmptyAsync(provider);
        await using var context = store.Open();
        await using var resource = typeof(CallCenterDbContext).Assembly.GetManifestResourceStream(
            $"CallCenter.Platform.Persistence.Migrations.{(provider == DatabaseProvider.Sqlite ? "Sqlite" : "PostgreSql")}.0001_initial.sql")!;
        using var schema = new StreamReader(resource);
        await ExecuteAsync(context, await schema.ReadToEndAsync(TestContext.Current.CancellationToken));
        await ExecuteAsync(context, Rows);
        return store;
    }

    public static async Task ShouldBeIntactAsync(CallCenterDbContext store)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var callId = Guid.Parse("aaaaaaaa-0000-4000-8000-000000000001");
        (await store.CallRequests.SingleAsync(cancellation)).CallId.ShouldBe(callId);
        (await store.Calls.SingleAsync(cancellation)).ShouldSatisfyAllConditions(
            call => call.CorrelationId.ShouldBe(callId),
            call => call.Version.ShouldBe(7),
            call => call.Initiation.BotName.ShouldBe("Amélie"),
            call => call.Direction.ShouldBe(CallDirection.Outbound),
            call => call.CloseReason.ShouldBe(CloseReason.CallerHungUp),
            call => call.CallerSpoke.ShouldBeTrue(),
            call => call.EdgeAddress.ShouldBe(new Uri("loopback://localhost/edge")),
            call => call.CreatedAt.UtcTicks.ShouldBe(638987400000000000));
        (await store.Conversations.SingleAsync(cancellation)).Claim.ShouldBe(new Dictionary<string, string>(StringComparer.Ordinal) { ["location"] = "Paris" });
        (await store.Messages.SingleAsync(cancellation)).ShouldSatisfyAllConditions(
            message => message.Content.ShouldBe("J’ai perdu ma carte"),
            message => message.Persona.ShouldBe(Persona.Human));
        (await store.Turns.SingleAsync(cancellation)).ShouldSatisfyAllConditions(
            turn => turn.CallId.ShouldBe(callId),
            turn => turn.Unheard.ShouldBeEmpty());
    }

    private static async Task ExecuteAsync(CallCenterDbContext context, string sql)
    {
        // Not through Entity Framework, which would take the braces of JSON for parameters.
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Our own texts.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await context.Database.CloseConnectionAsync();
    }
}
