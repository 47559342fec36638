using System.Text.Json;
using CallCenter.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Api.FailedMessages;

/// <summary>Reads failed messages.</summary>
internal sealed class FailedMessageReader(CallCenterDbContext store)
{
    private const char TypeSeparator = ';';

    /// <summary>A page of failed messages, newest first, and how many there are in all.</summary>
    public async Task<(List<FailedMessageResource> Messages, int Total)> PageAsync(FailedMessageQuery query, CancellationToken cancellationToken)
    {
        var letters = store.DeadLetters.Where(letter => query.CallId == null || letter.CallId == query.CallId);
        var total = await letters.CountAsync(cancellationToken);
        var page = await letters.OrderByDescending(letter => letter.Id)
            .Skip((int)Math.Min(int.MaxValue, (query.Page - 1L) * query.PageSize)).Take(query.PageSize)
            .Select(letter => new { letter.Id, letter.MessageId, letter.CallId, letter.Endpoint, letter.MessageType, letter.Reason, letter.FailedAt })
            .ToListAsync(cancellationToken);
        return (page.ConvertAll(letter => new FailedMessageResource
        {
            Id = letter.Id,
            MessageId = letter.MessageId,
            CallId = letter.CallId,
            Endpoint = letter.Endpoint,
            MessageTypes = Types(letter.MessageType),
            Reason = letter.Reason,
            FailedAt = letter.FailedAt,
        }), total);
    }

    /// <summary>A failed message with all there is to it; null where there is none with this number.</summary>
    public async Task<FailedMessageDetails?> FindAsync(long id, CancellationToken cancellationToken) =>
        await store.DeadLetters.AsNoTracking().SingleOrDefaultAsync(letter => letter.Id == id, cancellationToken) is { } letter
            ? new FailedMessageDetails
            {
                Id = letter.Id,
                MessageId = letter.MessageId,
                CallId = letter.CallId,
                Endpoint = letter.Endpoint,
                MessageTypes = Types(letter.MessageType),
                Reason = letter.Reason,
                FailedAt = letter.FailedAt,
                ContentType = letter.ContentType,
                Body = Body(letter.Body),
            }
            : null;

    private static string[] Types(string types) => types.Split(TypeSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // What made a message fail may be that it is no JSON: it is shown as the text it is.
    private static JsonElement Body(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(body);
        }
    }
}
