using CallCenter.Faults.Product;
using CallCenter.Simulator;

namespace CallCenter.Faults.World;

/// <summary>The simulator, as the world of a run.</summary>
internal static class Clouds
{
    /// <summary>Starts it.</summary>
    /// <param name="product">Where users and Event Grid find the product.</param>
    /// <param name="log">For what it logs.</param>
    public static async Task<WebApplication> StartAsync(Uri product, RunLog log)
    {
        var simulator = SimulatorModule.Build(
            new SimulatorOptions
            {
                Url = "http://127.0.0.1:0",
                ProductUrl = product.GetLeftPart(UriPartial.Authority),
                ScenariosFolder = Path.Combine(AppContext.BaseDirectory, "fault-scenarios"),
            },
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Logging.AddProvider(log);
                builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(1));
            });
        await simulator.StartAsync();
        return simulator;
    }
}
