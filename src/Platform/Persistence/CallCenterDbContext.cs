using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Platform.Persistence;

/// <summary>The store: calls, conversations, messages and turns; and the messages on the bus that must not be lost or taken twice.</summary>
public sealed class CallCenterDbContext(DbContextOptions<CallCenterDbContext> options) : DbContext(options)
{
    /// <summary>Calls, one saga instance each.</summary>
    public DbSet<CallState> Calls => Set<CallState>();

    /// <summary>Calls asked for through the Api.</summary>
    public DbSet<CallRequestRecord> CallRequests => Set<CallRequestRecord>();

    /// <summary>Conversations.</summary>
    public DbSet<ConversationRecord> Conversations => Set<ConversationRecord>();

    /// <summary>Entries of conversations.</summary>
    public DbSet<MessageRecord> Messages => Set<MessageRecord>();

    /// <summary>Timings of turns.</summary>
    public DbSet<TurnRecord> Turns => Set<TurnRecord>();

    /// <summary>Messages that wait to be sent.</summary>
    public DbSet<OutboxRecord> Outbox => Set<OutboxRecord>();

    /// <summary>Messages that were taken.</summary>
    public DbSet<InboxRecord> Inbox => Set<InboxRecord>();

    /// <summary>Messages that nobody could take.</summary>
    public DbSet<DeadLetterRecord> DeadLetters => Set<DeadLetterRecord>();

    /// <summary>What was done outside, or was about to be.</summary>
    public DbSet<EffectRecord> Effects => Set<EffectRecord>();

    /// <summary>Whether messages were saved that wait to be sent.</summary>
    internal bool SendsMessages { get; private set; }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        RaiseVersions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        RaiseVersions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<CallState>(call =>
        {
            call.ToTable("calls").HasKey(c => c.CorrelationId);
            call.Property(c => c.CorrelationId).ValueGeneratedNever();
            call.Property(c => c.Version).IsConcurrencyToken();
            call.Property(c => c.Direction).HasConversion<string>();
            call.Property(c => c.CloseReason).HasConversion<string>();
            Whole(call.Property(c => c.Initiation));
            call.HasIndex(c => new { c.PhoneNumber, c.CreatedAt });
            call.HasIndex(c => c.ConversationId);
        });
        modelBuilder.Entity<CallRequestRecord>(request =>
        {
            request.ToTable("call_requests").HasKey(r => r.CallId);
            request.Property(r => r.CallId).ValueGeneratedNever();
            Whole(request.Property(r => r.Initiation));
            request.HasIndex(r => new { r.PhoneNumber, r.CreatedAt });
        });
        modelBuilder.Entity<ConversationRecord>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(c => c.Id);
            conversation.Property(c => c.Id).ValueGeneratedNever();
            conversation.Property(c => c.Version).IsConcurrencyToken();
            Whole(conversation.Property(c => c.Initiation));
            Json(conversation.Property(c => c.Claim));
            Json(conversation.Property(c => c.EarlierClaims));
            Json(conversation.Property(c => c.Reminders));
            Json(conversation.Property(c => c.Synthesis));
            Json(conversation.Property(c => c.Next));
            conversation.HasIndex(c => new { c.PhoneNumber, c.UpdatedAt });
        });
        modelBuilder.Entity<MessageRecord>(message =>
        {
            message.ToTable("messages").HasKey(m => m.Id);
            message.Property(m => m.Action).HasConversion<string>();
            message.Property(m => m.Persona).HasConversion<string>();
            message.Property(m => m.Style).HasConversion<string>();
            Json(message.Property(m => m.ToolCalls));
            message.HasIndex(m => new { m.ConversationId, m.CreatedAt });
            message.HasIndex(m => new { m.SourceId, m.TurnIndex, m.Position }).IsUnique();
        });
        modelBuilder.Entity<TurnRecord>(turn =>
        {
            turn.ToTable("turns").HasKey(t => new { t.SessionId, t.Index });
            Json(turn.Property(t => t.Timings));
            turn.HasIndex(t => t.CallId);
        });
        AddDurability(modelBuilder);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Ticks in UTC sort and compare the same in every store; SQLite has no type for an instant.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<string>().HaveConversion<StorableTextConverter>();
    }

    private static void AddDurability(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxRecord>(message =>
        {
            message.ToTable("outbox").HasKey(m => m.Id);
            message.HasIndex(m => m.DueAt);
            message.HasIndex(m => m.CallId);
            message.HasIndex(m => m.Token);
        });
        modelBuilder.Entity<InboxRecord>(message =>
        {
            message.ToTable("inbox").HasKey(m => new { m.MessageId, m.Endpoint });
            message.HasIndex(m => m.ConsumedAt);
        });
        modelBuilder.Entity<DeadLetterRecord>(letter =>
        {
            letter.ToTable("dead_letters").HasKey(l => l.Id);
            letter.HasIndex(l => l.CallId);
        });
        modelBuilder.Entity<EffectRecord>(effect =>
        {
            effect.ToTable("effects").HasKey(e => new { e.CallId, e.Intent, e.Attempt });
            effect.Property(e => e.Outcome).HasConversion<string>();
        });
    }

    // Every stored change raises the version by one; the store refuses it where somebody else raised the version meanwhile.
    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            SendsMessages |= entry is { State: EntityState.Added, Entity: OutboxRecord };
            if (entry.State != EntityState.Modified)
                continue;
            if (entry.Metadata.FindProperty(nameof(CallState.Version)) is not { IsConcurrencyToken: true } property)
                continue;
            var version = entry.Property(property);
            version.CurrentValue = (int)version.OriginalValue! + 1;
        }
    }

    // Never changed in place: another value is another object. Comparing them by their text at every save cost more than the save.
    private static void Whole<T>(PropertyBuilder<T> property)
        where T : class => property.HasConversion(
        new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!),
        new ValueComparer<T>((left, right) => ReferenceEquals(left, right), value => RuntimeHelpers.GetHashCode(value), value => value));

    private static void Json<T>(PropertyBuilder<T> property) => property.HasConversion(
        new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!),
        new ValueComparer<T>(
            (left, right) => JsonSerializer.Serialize(left, JsonSerializerOptions.Web) == JsonSerializer.Serialize(right, JsonSerializerOptions.Web),
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
            value => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!));
}
