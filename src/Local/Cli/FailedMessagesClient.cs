using System.Globalization;
using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>The command line's connection to <c>/errors</c> of a running product.</summary>
internal sealed class FailedMessagesClient(ProductClient product)
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A page of failed messages, newest first, as JSON, and how many there are in all.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses.</exception>
    public async Task<(JsonElement Messages, int Total)> ListAsync(Guid? callId, int page, CancellationToken cancellationToken)
    {
        using var response = await product.SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/errors?page={page}&call_id={callId}"), cancellationToken);
        var total = response.Headers.TryGetValues("X-Total-Count", out var counts) && int.TryParse(counts.First(), CultureInfo.InvariantCulture, out var count) ? count : 0;
        return (await product.ReadAsync(response, cancellationToken), total);
    }

    /// <summary>One failed message with its body, as JSON.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses, or there is no such message.</exception>
    public async Task<JsonElement> GetAsync(long id, CancellationToken cancellationToken)
    {
        using var response = await product.SendAsync(HttpMethod.Get, $"/errors/{id}", cancellationToken);
        return await product.ReadAsync(response, cancellationToken);
    }

    /// <summary>Has one message sent once more.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses, or there is no such message.</exception>
    public Task<ReplayCount> ReplayAsync(long id, CancellationToken cancellationToken) => ReplayAsync($"/errors/{id}/replay", cancellationToken);

    /// <summary>Has all messages sent once more, those of one call or of all.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses.</exception>
    public Task<ReplayCount> ReplayAllAsync(Guid? callId, CancellationToken cancellationToken) => ReplayAsync($"/errors/replay?call_id={callId}", cancellationToken);

    /// <summary>Has a message thrown away.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses, or there is no such message.</exception>
    public async Task DeleteAsync(long id, CancellationToken cancellationToken)
    {
        using var response = await product.SendAsync(HttpMethod.Delete, $"/errors/{id}", cancellationToken);
    }

    /// <summary>What the API told, from its JSON.</summary>
    public static T Parse<T>(JsonElement json) => json.Deserialize<T>(SnakeCase)!;

    private async Task<ReplayCount> ReplayAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await product.SendAsync(HttpMethod.Post, path, cancellationToken);
        return Parse<ReplayCount>(await product.ReadAsync(response, cancellationToken));
    }
}
