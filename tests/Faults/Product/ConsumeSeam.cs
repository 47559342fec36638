using CallCenter.Faults.Injection;
using MassTransit;

namespace CallCenter.Faults.Product;

/// <summary>
/// Every message that an endpoint takes: before and after it. A late one is overtaken by those behind it; one that comes twice is
/// handed on again when it has been taken, as by a broker that did not hear of it.
/// </summary>
internal sealed class ConsumeSeam(Doom doom, string endpoint, TimeProvider time) : IFilter<ConsumeContext>
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(250);

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        var message = $"{MessageNames.Of(context.SupportedMessageTypes)} at {endpoint}";
        Scope.Begin(message);
        doom.Cross($"{message}: consume: before");
        var mishap = doom.MishapAt($"{message}: consume");
        if (mishap == Mishap.Late)
            await Task.Delay(Delay, time, doom.Token);
        await next.Send(context);
        if (mishap is Mishap.Twice or Mishap.AnswerLost)
            await next.Send(context);
        doom.Cross($"{message}: consume: after");
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("faults");
}
