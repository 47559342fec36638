using CallCenter.Platform.Persistence;
using MassTransit.Middleware;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// Takes what is sent and published in a scope and puts it into the store instead, where the dispatcher finds it. While a message is
/// consumed or a transaction is open it becomes part of that; otherwise it is committed before the send returns.
/// </summary>
internal sealed class OutboxCapture(CallCenterDbContext context, StoreTransaction transaction, TimeProvider time, IServiceProvider services) : OutboxSendContext
{
    private readonly Lock adding = new();
    private bool consuming;

    /// <summary>A message is being consumed in this scope: its end commits what it sends.</summary>
    public void BeginConsuming() => consuming = true;

    /// <inheritdoc/>
    public async Task AddSend<T>(SendContext<T> context)
        where T : class
    {
        var record = Record(context);
        if (consuming || transaction.IsOpen)
            Add(record);
        else
            await transaction.RunAsync(() => Add(record), context.CancellationToken);
    }

    /// <summary>Takes back a scheduled message that was not sent yet; part of the open transaction where there is one.</summary>
    public Task CancelAsync(Guid token, CancellationToken cancellationToken) =>
        context.Outbox.Where(message => message.Token == token).ExecuteDeleteAsync(cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType) => services.GetService(serviceType);

    // A consumer may publish several messages at once; the context takes one at a time.
    private void Add(OutboxRecord record)
    {
        lock (adding)
            context.Outbox.Add(record);
    }

    private OutboxRecord Record<T>(SendContext<T> sent)
        where T : class
    {
        var due = time.GetUtcNow() + (sent.Delay ?? TimeSpan.Zero);
        return new OutboxRecord
        {
            MessageId = sent.MessageId ?? throw new MessageException(typeof(T), "a message without an id cannot be kept"),
            CallId = CallIdOf<T>.In(sent.Message),
            DueAt = due,
            FreeAt = due,
            Token = sent.ScheduledMessageId,
            Destination = sent.DestinationAddress!.ToString(),
            MessageType = string.Join(';', sent.SupportedMessageTypes),
            ContentType = (sent.ContentType ?? sent.Serialization.DefaultContentType).ToString(),
            Body = sent.Serializer.GetMessageBody(sent).GetString(),
        };
    }
}
