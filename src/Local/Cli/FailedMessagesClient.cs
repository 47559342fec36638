using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>The command line's connection to <c>/errors</c> of a running product.</summary>
internal sealed class FailedMessagesClient(HttpClient http, Uri product, string? key)
{
    private static readonly JsonSerializerOptions SnakeCase = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>A page of failed messages, newest first, as JSON, and how many there are in all.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses.</exception>
    public async Task<(JsonElement Messages, int Total)> ListAsync(Guid? callId, int page, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"/errors?page={page}&call_id={callId}"), cancellationToken);
        var total = response.Headers.TryGetValues("X-Total-Count", out var counts) && int.TryParse(counts.First(), CultureInfo.InvariantCulture, out var count) ? count : 0;
        return (await ReadAsync(response, cancellationToken), total);
    }

    /// <summary>One failed message with its body, as JSON.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses, or there is no such message.</exception>
    public async Task<JsonElement> GetAsync(long id, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/errors/{id}", cancellationToken);
        return await ReadAsync(response, cancellationToken);
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
        using var response = await SendAsync(HttpMethod.Delete, $"/errors/{id}", cancellationToken);
    }

    /// <summary>What the API told, from its JSON.</summary>
    public static T Parse<T>(JsonElement json) => json.Deserialize<T>(SnakeCase)!;

    private async Task<ReplayCount> ReplayAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, cancellationToken);
        return Parse<ReplayCount>(await ReadAsync(response, cancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(product, path));
        if (key is not null)
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new CommandFailedException($"Nothing answers at {Address}. Is the product running? Start it with ./run, or name another address with --url.");
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw Refusal(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private CommandFailedException Refusal(HttpStatusCode status, string body) => (status, MessageOf(body)) switch
    {
        (_, null) => new($"{Address} answers {(int)status}; is this the product? Name another address with --url."),
        (HttpStatusCode.Unauthorized, _) => new($"{Address} wants an API key: give one with --key, or in the environment variable {ErrorsCommand.KeyVariable}."),
        (HttpStatusCode.Forbidden, _) => new("This API key does not allow that: it takes one with the role supervisor."),
        (HttpStatusCode.NotFound, var message) => new($"{char.ToUpperInvariant(message[0])}{message[1..]}.", ExitCode.NotThere),
        (_, var message) => new($"{Address} refuses: {message}."),
    };

    private string Address => product.GetLeftPart(UriPartial.Authority);

    private async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            return json.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new CommandFailedException($"{Address} answers with something that is no JSON; is this the product? Name another address with --url.");
        }
    }

    private static string? MessageOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error").GetProperty("message").GetString() is { Length: > 0 } message ? message : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
