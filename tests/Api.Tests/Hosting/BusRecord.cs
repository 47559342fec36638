using System.Collections.Concurrent;
using System.Text.Json;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>Keeps what was committed to be sent; complete by the time the request that caused it is answered.</summary>
public sealed class BusRecord : ISaveChangesInterceptor
{
    private static readonly Dictionary<string, Type> Contracts = typeof(StartCall).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false })
        .ToDictionary(type => MessageUrn.ForTypeString(type), StringComparer.Ordinal);

    private readonly ConcurrentQueue<(object Message, Uri? To)> messages = new();
    private readonly ConcurrentDictionary<DbContext, List<OutboxRecord>> saving = new();

    /// <summary>Messages of one type, oldest first.</summary>
    public IReadOnlyList<T> Of<T>() => [.. messages.Select(entry => entry.Message).OfType<T>()];

    /// <summary>Messages of one type about one call.</summary>
    public IReadOnlyList<T> Of<T>(Guid callId) => [.. Of<T>().Where(message => CallIdOf(message!) == callId)];

    /// <summary>All messages about one call.</summary>
    public IReadOnlyList<object> About(Guid callId) => Of<object>(callId);

    /// <summary>Where messages about a call were sent to.</summary>
    public IReadOnlyList<Uri?> DestinationsOf<T>(Guid callId) => [.. messages.Where(entry => entry.Message is T && CallIdOf(entry.Message) == callId).Select(entry => entry.To)];

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        saving[eventData.Context!] = [.. eventData.Context!.ChangeTracker.Entries<OutboxRecord>()
            .Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity)
            .Where(row => Contracts.ContainsKey(row.MessageType) && row.Body.Length > 0)];
        return ValueTask.FromResult(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (saving.TryRemove(eventData.Context!, out var saved))
            saved.FindAll(row => Contracts.ContainsKey(row.MessageType)).ForEach(row => messages.Enqueue((MessageIn(row), new Uri(row.Destination))));
        return ValueTask.FromResult(result);
    }

    private static object MessageIn(OutboxRecord row)
    {
        using var envelope = JsonDocument.Parse(row.Body);
        return envelope.RootElement.GetProperty("message").Deserialize(Contracts[row.MessageType], SystemTextJsonMessageSerializer.Options)!;
    }

    private static Guid? CallIdOf(object message) => message.GetType().GetProperty("CallId")?.GetValue(message) as Guid?;
}
