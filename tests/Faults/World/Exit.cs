using System.Text.RegularExpressions;
using CallCenter.Faults.Injection;
using CallCenter.Faults.Judging;

namespace CallCenter.Faults.World;

/// <summary>
/// The way of one life of the product to the clouds: requests arrive here before they reach the simulator. What the simulator has begun
/// to do it does to the end, whether the product lives to hear of it or not.
/// </summary>
internal sealed partial class Exit : IAsyncDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);

    private readonly Doom doom;
    private readonly Uri clouds;
    private readonly HttpClient http;
    private readonly Deeds deeds;
    private readonly TimeProvider time;
    private WebApplication server = null!;

    private Exit(Doom doom, Uri clouds, HttpClient http, Deeds deeds, TimeProvider time) =>
        (this.doom, this.clouds, this.http, this.deeds, this.time) = (doom, clouds, http, deeds, time);

    /// <summary>What the product takes for the address of the clouds.</summary>
    public Uri Url => PlainServer.UrlOf(server);

    public static async Task<Exit> OpenAsync(Doom doom, Uri clouds, HttpClient http, Deeds deeds, TimeProvider time)
    {
        var exit = new Exit(doom, clouds, http, deeds, time);
        exit.server = await PlainServer.StartAsync(exit.HandleAsync);
        return exit;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var request = await Passage.ReadAsync(context);
            var point = $"out {request.Method} {Template(request.Target)}";
            doom.Cross($"{point}: before");
            var mishap = doom.MishapAt(point);
            if (mishap == Mishap.Refused)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            if (mishap == Mishap.Late)
                await Task.Delay(Delay, time, doom.Token);
            var answer = await AskAsync(request);
            doom.Cross($"{point}: after");
            if (mishap is Mishap.AnswerLost or Mishap.Twice)
                context.Abort();
            else
                await answer.GiveAsync(context);
        }
        catch (Exception error) when (error is DoomedException or OperationCanceledException)
        {
            context.Abort();
        }
    }

    private async Task<Answer> AskAsync(Passage request)
    {
        using var message = request.To(clouds, keepHost: true);
        var answer = await Answer.OfAsync(http, message, CancellationToken.None);
        if (answer.Status == StatusCodes.Status201Created && HttpMethods.IsPost(request.Method) && request.Target.StartsWith("/calling/callConnections?", StringComparison.Ordinal))
            deeds.NoteDial(request.Body, answer.Body);
        return answer;
    }

    private static string Template(string target)
    {
        var path = target.Split('?')[0];
        return Leg().Replace(path, "/callConnections/{id}");
    }

    [GeneratedRegex("/callConnections/[^/:?]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex Leg();
}
