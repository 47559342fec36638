namespace CallCenter.Platform.Messaging.Outbox;

/// <summary>
/// Limit of one sending. RabbitMQ's client waits for ever for a confirmation that went down with its connection
/// (rabbitmq-dotnet-client issues 1928 and 1930, and seen here); what was sent after all and is sent again, is taken once.
/// </summary>
internal static class SendLimit
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>Sends, and gives up after five seconds.</summary>
    /// <exception cref="OperationCanceledException">It took longer, or <paramref name="cancellationToken"/> says so.</exception>
    public static async Task KeepAsync(TimeProvider time, Func<CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await send(limit.Token);
    }
}
