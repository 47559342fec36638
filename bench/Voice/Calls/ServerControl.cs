using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Voice.Calls;

/// <summary>Lets whoever started a measured process ask it for its gauges, line by line; the process ends with that one.</summary>
internal sealed class ServerControl(IServiceProvider services, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Reads the gauges.</summary>
    public const string Read = "read";

    /// <summary>Collects garbage, gives back what is free, and reads the gauges.</summary>
    public const string Collect = "collect";

    /// <summary>Makes calls known: <c>calls N</c>.</summary>
    public const string Calls = "calls";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var gauges = new ServerGauges(services);
        using var input = new StreamReader(Console.OpenStandardInput());
        while (await input.ReadLineAsync(stoppingToken) is { } line)
        {
            var words = line.Split(' ');
            if (words[0] is Calls)
            {
                Console.WriteLine(string.Join(' ', await services.GetRequiredService<KnownCalls>().AddAsync(int.Parse(words[1], null))));
                continue;
            }

            if (words[0] is Collect)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
                GC.WaitForPendingFinalizers();
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
            }

            Console.WriteLine(gauges.Read().Write());
        }

        lifetime.StopApplication();
    }
}
