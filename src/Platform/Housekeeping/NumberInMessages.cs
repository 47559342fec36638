using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Platform.Housekeeping;

/// <summary>
/// Erases waiting and failed messages that belong to no call but name a number, such as a text that came in. These are few, so
/// all of them are read through.
/// </summary>
internal static class NumberInMessages
{
    public static async Task<ErasedRows> EraseAsync(CallCenterDbContext store, string number, CancellationToken cancellationToken)
    {
        // Without its plus, which JSON may write as an escape.
        var digits = number[1..];
        var waiting = await store.Outbox.Where(message => message.CallId == null && message.Body.Contains(digits))
            .Select(message => new { message.Id, message.Body })
            .ToListAsync(cancellationToken);
        var failed = await store.DeadLetters.Where(letter => letter.CallId == null && letter.Body.Contains(digits))
            .Select(letter => new { letter.Id, letter.Body })
            .ToListAsync(cancellationToken);
        var pending = 0;
        foreach (var id in waiting.Where(message => Names(message.Body, digits)).Select(message => message.Id))
            pending += await store.Outbox.Where(message => message.Id == id).ExecuteDeleteAsync(cancellationToken);
        var dead = 0;
        foreach (var id in failed.Where(letter => Names(letter.Body, digits)).Select(letter => letter.Id))
            dead += await store.DeadLetters.Where(letter => letter.Id == id).ExecuteDeleteAsync(cancellationToken);
        return new() { PendingMessages = pending, FailedMessages = dead };
    }

    /// <summary>Whether the digits stand there by themselves, not as a part of a longer number.</summary>
    private static bool Names(string text, string digits)
    {
        for (var at = text.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = text.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            var end = at + digits.Length;
            if ((at == 0 || !char.IsAsciiDigit(text[at - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end])))
                return true;
        }

        return false;
    }
}
