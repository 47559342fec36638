using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Contracts.Conversation;
using CallCenter.Contracts.Insights;
using CallCenter.Contracts.Media;
using CallCenter.Contracts.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Platform.Persistence;

/// <summary>The store: calls, conversations, messages and turns; and the messages on the bus that must not be lost or taken twice.</summary>
public sealed class CallCenterDbContext(DbContextOptions<CallCenterDbContext> options) : DbContext(options)
{
    private bool sendsMessages;

    /// <summary>Calls, one saga instance each.</summary>
    public DbSet<CallState> Calls => Set<CallState>();

    /// <summary>Calls asked for through the Api.</summary>
    public DbSet<CallRequestRecord> CallRequests => Set<CallRequestRecord>();

    /// <summary>Conversations.</summary>
    public DbSet<ConversationRecord> Conversations => Set<ConversationRecord>();

    /// <summary>Entries of conversations.</summary>
    public DbSet<MessageRecord> Messages => Set<MessageRecord>();

    /// <summary>What turns wrote into claims.</summary>
    public DbSet<ClaimChangeRecord> ClaimChanges => Set<ClaimChangeRecord>();

    /// <summary>Timings of turns, and what was not heard in them.</summary>
    public DbSet<TurnRecord> Turns => Set<TurnRecord>();

    /// <summary>What calls have used.</summary>
    public DbSet<UsageRecord> Usage => Set<UsageRecord>();

    /// <summary>Messages that wait to be sent.</summary>
    public DbSet<OutboxRecord> Outbox => Set<OutboxRecord>();

    /// <summary>Messages that were taken.</summary>
    public DbSet<InboxRecord> Inbox => Set<InboxRecord>();

    /// <summary>Messages that nobody could take.</summary>
    public DbSet<DeadLetterRecord> DeadLetters => Set<DeadLetterRecord>();

    /// <summary>What was done outside, or was about to be.</summary>
    public DbSet<EffectRecord> Effects => Set<EffectRecord>();

    /// <summary>Whether messages that wait to be sent were saved since this was last asked.</summary>
    internal bool TakeSendsMessages()
    {
        var sends = sendsMessages;
        sendsMessages = false;
        return sends;
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var looked = LookOnce();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var looked = LookOnce();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
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
            Json(call.Property(c => c.Initiation), StoredComparers.Whole<CallInitiation>());
            Json(call.Property(c => c.Variants), StoredComparers.Facts());
            call.HasIndex(c => new { c.PhoneNumber, c.CreatedAt });
            call.HasIndex(c => c.ConversationId);
        });
        modelBuilder.Entity<CallRequestRecord>(request =>
        {
            request.ToTable("call_requests").HasKey(r => r.CallId);
            request.Property(r => r.CallId).ValueGeneratedNever();
            Json(request.Property(r => r.Initiation), StoredComparers.Whole<CallInitiation>());
            request.HasIndex(r => new { r.PhoneNumber, r.CreatedAt });
        });
        modelBuilder.Entity<ConversationRecord>(conversation =>
        {
            conversation.ToTable("conversations").HasKey(c => c.Id);
            conversation.Property(c => c.Id).ValueGeneratedNever();
            conversation.Property(c => c.Version).IsConcurrencyToken();
            Json(conversation.Property(c => c.Initiation), StoredComparers.Whole<CallInitiation>());
            Json(conversation.Property(c => c.Claim), StoredComparers.Facts());
            Json(conversation.Property(c => c.EarlierClaims), StoredComparers.Entries<Dictionary<string, string>>());
            Json(conversation.Property(c => c.Reminders), StoredComparers.Entries<Reminder>());
            Json(conversation.Property(c => c.Synthesis), StoredComparers.Whole<Synthesis?>());
            Json(conversation.Property(c => c.Next), StoredComparers.Whole<NextAction?>());
            conversation.HasIndex(c => new { c.PhoneNumber, c.UpdatedAt });
        });
        modelBuilder.Entity<MessageRecord>(message =>
        {
            message.ToTable("messages").HasKey(m => m.Id);
            message.Property(m => m.Action).HasConversion<string>();
            message.Property(m => m.Persona).HasConversion<string>();
            message.Property(m => m.Style).HasConversion<string>();
            Json(message.Property(m => m.ToolCalls), StoredComparers.Entries<ToolCall>());
            Json(message.Property(m => m.Documents), StoredComparers.Entries<DocumentReference>());
            message.HasIndex(m => new { m.ConversationId, m.CreatedAt });
            message.HasIndex(m => new { m.SourceId, m.TurnIndex, m.Position }).IsUnique();
        });
        modelBuilder.Entity<ClaimChangeRecord>(change =>
        {
            change.ToTable("claim_changes").HasKey(c => new { c.SourceId, c.TurnIndex, c.Position });
            change.HasIndex(c => new { c.ConversationId, c.ChangedAt });
        });
        modelBuilder.Entity<TurnRecord>(turn =>
        {
            turn.ToTable("turns").HasKey(t => new { t.SessionId, t.Index });
            Json(turn.Property(t => t.Timings), StoredComparers.Whole<TurnTimings>());
            Json(turn.Property(t => t.Unheard), StoredComparers.Entries<UnheardWords>());
            turn.HasIndex(t => t.CallId);
        });
        modelBuilder.Entity<UsageRecord>(usage =>
        {
            usage.ToTable("usage").HasKey(u => new { u.SourceId, u.Number });
            Json(usage.Property(u => u.Items), StoredComparers.Entries<UsageItem>());
            usage.HasIndex(u => u.CallId);
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
            message.HasIndex(m => m.FreeAt);
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

    // Looks for changes, raises versions by them, and spares the save its own look.
    private Detection LookOnce()
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var entry in ChangeTracker.Entries())
        {
            sendsMessages |= entry is { State: EntityState.Added, Entity: OutboxRecord };
            if (entry.State == EntityState.Modified && entry.Metadata.FindProperty(nameof(CallState.Version)) is { IsConcurrencyToken: true } version)
                RaiseVersion(entry.Property(version));
        }

        return new Detection(ChangeTracker);
    }

    // Every stored change raises the version by one; the store refuses it where somebody else raised the version meanwhile.
    private static void RaiseVersion(PropertyEntry version) => version.CurrentValue = (int)version.OriginalValue! + 1;

    private static void Json<T>(PropertyBuilder<T> property, ValueComparer<T> comparer) => property.HasConversion(
        new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
            text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!),
        comparer);

    private readonly struct Detection(ChangeTracker tracker) : IDisposable
    {
        public void Dispose() => tracker.AutoDetectChangesEnabled = true;
    }
}
