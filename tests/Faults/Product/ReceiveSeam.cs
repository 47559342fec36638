using System.Text.RegularExpressions;
using CallCenter.Faults.Injection;
using MassTransit;

namespace CallCenter.Faults.Product;

/// <summary>
/// Every message that arrives at an endpoint: before and after all that the endpoint does with it, its retries and its transaction
/// included. A late one is overtaken by those behind it; one that comes twice is handed on again when it has been taken, as by a broker
/// that did not hear of it.
/// </summary>
internal sealed partial class ReceiveSeam(Doom doom, string endpoint, TimeProvider time) : IFilter<ReceiveContext>
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(250);

    public async Task Send(ReceiveContext context, IPipe<ReceiveContext> next)
    {
        var message = $"{NameOf(context)} at {endpoint}";
        Scope.Begin(message);
        doom.Cross($"{message}: before");
        var mishap = doom.MishapAt(message);
        if (mishap == Mishap.Late)
            await Task.Delay(Delay, time, doom.Token);
        await next.Send(context);
        if (mishap is Mishap.Twice or Mishap.AnswerLost)
            await next.Send(context);
        doom.Cross($"{message}: after");
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("faults");

    private static string NameOf(ReceiveContext context) => FirstType().Match(context.Body.GetString()) is { Success: true } type
        ? type.Groups["name"].Value
        : "unknown";

    // The envelope lists the message's types, its own first, before the message itself.
    [GeneratedRegex("urn:message:[^\":]+:(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 30_000)]
    private static partial Regex FirstType();
}
