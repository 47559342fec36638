using CallCenter.Faults.Injection;
using CallCenter.Faults.Judging;
using CallCenter.Faults.Product;

namespace CallCenter.Faults.World;

/// <summary>
/// The public address of the product, which outlives it. To the telephone service it is a load balancer: while the product is down
/// it answers 503. To users of the API it is a client that asks again, under the same key, until it is answered.
/// </summary>
internal sealed class Gateway : IAsyncDisposable
{
    private const string EventGrid = "in event grid";

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lives lives;
    private readonly Deeds deeds;
    private readonly HttpClient http;
    private readonly TimeProvider time;
    private WebApplication server = null!;

    private Gateway(Lives lives, Deeds deeds, HttpClient http, TimeProvider time) =>
        (this.lives, this.deeds, this.http, this.time) = (lives, deeds, http, time);

    /// <summary>The address.</summary>
    public Uri Url => PlainServer.UrlOf(server);

    public static async Task<Gateway> OpenAsync(Lives lives, Deeds deeds, HttpClient http, TimeProvider time)
    {
        var gateway = new Gateway(lives, deeds, http, time);
        gateway.server = await PlainServer.StartAsync(gateway.HandleAsync);
        return gateway;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (context.Request.Path.StartsWithSegments("/media", StringComparison.Ordinal))
                await MediaTunnel.RunAsync(context, lives.Current);
            else if (context.Request.Path.StartsWithSegments("/webhooks", StringComparison.Ordinal))
                await DeliverAsync(context);
            else
                await ServeAsync(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    /// <summary>A request of a user.</summary>
    private async Task ServeAsync(HttpContext context)
    {
        var request = await Passage.ReadAsync(context);
        if (HttpMethods.IsPost(request.Method))
            request = request.Under(Guid.NewGuid().ToString("N"));
        while (true)
        {
            var product = await lives.NextUpAsync(context.RequestAborted);
            if (await TryAsync(product, request, $"in {request.Method} /call") is { Status: < 500 } answer)
            {
                if (answer.Status == StatusCodes.Status201Created)
                    deeds.NoteAccepted(answer.Body);
                await answer.GiveAsync(context);
                return;
            }

            await Task.Delay(Pause, time, context.RequestAborted);
        }
    }

    /// <summary>A delivery of the telephone service, which repeats what is not answered with success.</summary>
    private async Task DeliverAsync(HttpContext context)
    {
        var delivery = await Passage.ReadAsync(context);
        var point = delivery.Target.StartsWith("/webhooks/acs", StringComparison.Ordinal) ? "in callback" : EventGrid;
        if (lives.Current is not { } product)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var mishap = product.Doom.MishapAt(point);
        if (mishap == Mishap.Late)
        {
            // Its successors come first. Whoever sent it relies on us to deliver it.
            _ = DeliverLateAsync(delivery, point);
            context.Response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        var answer = mishap == Mishap.Refused ? null : await TakeAsync(product, delivery, point);
        if (mishap == Mishap.Twice && answer is not null)
            answer = await TakeAsync(product, delivery, point);
        if (answer is null || mishap == Mishap.AnswerLost)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else
            await answer.GiveAsync(context);
    }

    private async Task DeliverLateAsync(Passage delivery, string point)
    {
        Answer? answer = null;
        while (answer is null or { Status: >= 500 })
        {
            await Task.Delay(Delay, time);
            answer = await TakeAsync(await lives.NextUpAsync(CancellationToken.None), delivery, point);
        }
    }

    private async Task<Answer?> TakeAsync(ILife product, Passage delivery, string point)
    {
        var answer = await TryAsync(product, delivery, point);
        if (answer is { IsSuccess: true } && string.Equals(point, EventGrid, StringComparison.Ordinal))
            deeds.NoteDelivered(delivery.Body);
        return answer;
    }

    private async Task<Answer?> TryAsync(ILife product, Passage request, string point)
    {
        try
        {
            product.Doom.Cross($"{point}: before");
            using var message = request.To(product.Url, keepHost: false);
            var answer = await Answer.OfAsync(http, message, product.Doom.Token);
            product.Doom.Cross($"{point}: after");
            return answer;
        }
        catch (Exception error) when (error is DoomedException or HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }
}
