using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Simulator.Callers;

namespace CallCenter.Simulator.Runs;

/// <summary>The product's public REST API, used like any other client would.</summary>
/// <param name="http">A client of its own for this use.</param>
/// <param name="baseUrl">Public base URL of the product.</param>
/// <param name="apiKey">Bearer key, if the product wants one.</param>
internal sealed class CallApi(HttpClient http, string baseUrl, string? apiKey)
{
    private readonly string _base = baseUrl.TrimEnd('/');

    /// <summary>Places a call.</summary>
    /// <exception cref="ProductRefusedException">The product said no.</exception>
    /// <exception cref="HttpRequestException">The product cannot be reached.</exception>
    public async Task<CallView> StartAsync(string phoneNumber, JsonObject body, CancellationToken cancellationToken)
    {
        var whole = (JsonObject)body.DeepClone();
        whole["phone_number"] = phoneNumber;
        using var request = Request(HttpMethod.Post, "/call");
        request.Content = JsonContent.Create(whole);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.StatusCode == HttpStatusCode.Created
            ? Parse(text, "POST /call")
            : throw new ProductRefusedException($"POST /call answered {(int)response.StatusCode}: {Short(text)}");
    }

    /// <summary>The call of that id, or the latest one of that phone number; <see langword="null"/> if there is none.</summary>
    /// <exception cref="ProductRefusedException">The product answered something unexpected.</exception>
    /// <exception cref="HttpRequestException">The product cannot be reached.</exception>
    public async Task<CallView?> FindAsync(string idOrPhoneNumber, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, $"/call/{Uri.EscapeDataString(idOrPhoneNumber)}");
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => Parse(text, "GET /call"),
            HttpStatusCode.NotFound => null,
            _ => throw new ProductRefusedException($"GET /call answered {(int)response.StatusCode}: {Short(text)}"),
        };
    }

    /// <summary>Tells the product how long the person waited for its answers; one that does not want to know is left alone.</summary>
    /// <exception cref="HttpRequestException">The product cannot be reached.</exception>
    public async Task TellAsync(string callId, IReadOnlyList<AnswerGap> gaps, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, $"/call/{Uri.EscapeDataString(callId)}/heard");
        request.Content = JsonContent.Create(new
        {
            answers = gaps.Select(gap => new { finished_ms = gap.FinishedAt.TotalMilliseconds, heard_ms = gap.Call.TotalMilliseconds }),
        });
        using var response = await http.SendAsync(request, cancellationToken);
    }

    private static CallView Parse(string text, string what)
    {
        try
        {
            return CallView.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new ProductRefusedException($"{what} answered no call resource: {exception.Message}");
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, _base + path);
        if (apiKey is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        return request;
    }

    private static string Short(string text) => text.Length <= 300 ? text : text[..300] + "…";
}
