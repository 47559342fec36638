using System.Net;
using System.Text.Json;

namespace CallCenter.Local.Cli;

/// <summary>The command line's connection to the REST API of a running product.</summary>
internal sealed class ProductClient(HttpClient http, Uri product, string? key)
{
    /// <summary>Sends a request; the answer is one of success.</summary>
    /// <exception cref="CommandFailedException">The product cannot be reached or refuses; the message is what to tell.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, CancellationToken cancellationToken)
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

    /// <summary>Reads an answer as JSON.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
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

    private CommandFailedException Refusal(HttpStatusCode status, string body) => (status, MessageOf(body)) switch
    {
        (_, null) => new($"{Address} answers {(int)status}; is this the product? Name another address with --url."),
        (HttpStatusCode.Unauthorized, _) => new($"{Address} wants an API key: give one with --key, or in the environment variable {ProductOptions.KeyVariable}."),
        (HttpStatusCode.Forbidden, _) => new("This API key does not allow that: it takes one with the role supervisor."),
        (HttpStatusCode.NotFound, var message) => new($"{char.ToUpperInvariant(message[0])}{message[1..]}.", ExitCode.NotThere),
        (_, var message) => new($"{Address} refuses: {message}."),
    };

    private string Address => product.GetLeftPart(UriPartial.Authority);

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
