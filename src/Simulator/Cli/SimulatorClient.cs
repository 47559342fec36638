using System.Runtime.CompilerServices;
using System.Text.Json;
using CallCenter.Simulator.Callers;
using CallCenter.Simulator.Runs;

namespace CallCenter.Simulator.Cli;

/// <summary>The command line's connection to a running simulator.</summary>
internal sealed class SimulatorClient(HttpClient http, Uri address)
{
    /// <summary>The scenarios the simulator knows.</summary>
    /// <exception cref="CommandFailedException">It cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<ScenarioEntry>> ListAsync(CancellationToken cancellationToken)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/simulator/scenarios")), cancellationToken);
        return await response.Content.ReadFromJsonAsync<IReadOnlyList<ScenarioEntry>>(CallersJson.Options, cancellationToken) ?? [];
    }

    /// <summary>Runs scenarios and tells what happens as it happens.</summary>
    /// <exception cref="CommandFailedException">It cannot be reached, refuses, or goes away in the middle.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync(RunRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/simulator/runs"));
        message.Content = JsonContent.Create(request, options: CallersJson.Options);
        using var response = await SendAsync(message, cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await LineAsync(reader, cancellationToken) is { } line)
            yield return JsonSerializer.Deserialize<RunEvent>(line, CallersJson.Options)!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (HttpRequestException)
        {
            throw new CommandFailedException($"No simulator answers at {address}. Is the system running? Start it with ./run, or name another with --url or --simulator.");
        }

        if (response.IsSuccessStatusCode)
            return response;
        using (response)
            throw new CommandFailedException(Reason(await response.Content.ReadAsStringAsync(cancellationToken), address, (int)response.StatusCode));
    }

    private static async Task<string?> LineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw new CommandFailedException("The simulator went away in the middle of the run.");
        }
    }

    private static string Reason(string body, Uri address, int status)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.GetProperty("error").GetProperty("message").GetString() ?? "";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"{address} answers {status}; is this the simulator? Name it with --simulator.";
        }
    }
}
