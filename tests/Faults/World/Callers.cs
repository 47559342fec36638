using System.Net.Http.Json;
using System.Text.Json;

namespace CallCenter.Faults.World;

/// <summary>The simulated people, seen through the public addresses of the simulator.</summary>
internal sealed class Callers(HttpClient http, Uri simulator)
{
    private static readonly string[] Scenarios =
        ["patient-caller", "patient-visitor", "patient-caller", "wants-a-person", "patient-caller", "hangs-up", "patient-visitor", "line-busy"];

    /// <summary>Who calls and is called in the run of a seed.</summary>
    public static IReadOnlyList<string> Drawn(int calls, int seed) => [.. Enumerable.Range(0, calls).Select(call => Scenarios[(call + seed) % Scenarios.Length])];

    /// <summary>Has people call and be called, and tells how each run went.</summary>
    /// <param name="scenarios">Who, one a call.</param>
    /// <param name="atOnce">How many at the same time.</param>
    /// <param name="speed">How many times faster than real time.</param>
    /// <param name="talking">Told whenever two have begun to talk.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    public async IAsyncEnumerable<JsonElement> RunAsync(
        IReadOnlyList<string> scenarios, int atOnce, double speed, Action? talking, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator, "/simulator/runs"))
        {
            Content = JsonContent.Create(new { scenarios, parallel = atOnce, speed }),
        };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException(await response.Content.ReadAsStringAsync(cancellationToken));
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var told = JsonDocument.Parse(line);
            if (told.RootElement.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object)
                yield return result.Clone();
            else if (told.RootElement.TryGetProperty("phase", out var phase) && phase.ValueEquals("talking"))
                talking?.Invoke();
        }
    }

    /// <summary>Numbers that got text messages, one entry each message.</summary>
    public async Task<IReadOnlyList<string>> TextedAsync(CancellationToken cancellationToken)
    {
        var messages = await http.GetFromJsonAsync<JsonElement>(new Uri(simulator, "/simulator/sms"), cancellationToken);
        return [.. messages.EnumerateArray().Select(message => message.GetProperty("to").GetString()!)];
    }

    /// <summary>Numbers of calls that are up.</summary>
    public async Task<IReadOnlyList<string>> UpAsync(CancellationToken cancellationToken)
    {
        var calls = await http.GetFromJsonAsync<JsonElement>(new Uri(simulator, "/simulator/calls"), cancellationToken);
        return [.. calls.EnumerateArray().Select(call => call.GetProperty("phone_number").GetString()!)];
    }
}
