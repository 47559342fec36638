namespace CallCenter.Simulator.Sms;

/// <summary>
/// The messages sent, oldest first. A recipient's repeatability id is honoured: the same id gets the same message and nothing is sent again.
/// </summary>
internal sealed class SmsOutbox(TimeProvider time)
{
    private const int Kept = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, SmsMessage> byRequest = new(StringComparer.Ordinal);
    private readonly Queue<(string Request, SmsMessage Message)> sent = new();

    /// <summary>Sends, unless a message with this repeatability id was sent before; <paramref name="isNew"/> tells which.</summary>
    public SmsMessage Send(string from, string to, string message, string? tag, string? repeatabilityId, out bool isNew)
    {
        var request = repeatabilityId is null ? Guid.NewGuid().ToString() : $"{to} {repeatabilityId}";
        lock (gate)
        {
            if (byRequest.TryGetValue(request, out var earlier))
            {
                isNew = false;
                return earlier;
            }

            isNew = true;
            var now = time.GetUtcNow();
            var added = new SmsMessage($"Outgoing_{now:yyyyMMddHHmmss}{Guid.NewGuid()}", from, to, message, tag, now);
            byRequest.Add(request, added);
            sent.Enqueue((request, added));
            if (sent.Count > Kept)
                byRequest.Remove(sent.Dequeue().Request);
            return added;
        }
    }

    /// <summary>Messages to a number, or all when it is null.</summary>
    public IReadOnlyList<SmsMessage> To(string? number)
    {
        lock (gate)
            return [.. sent.Select(s => s.Message).Where(m => number is null || string.Equals(m.To, number, StringComparison.Ordinal))];
    }
}
