using CallCenter.Platform.Effects;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Platform.Tests.Effects;

/// <summary>A process with a ledger on a store that other processes may share.</summary>
internal sealed class LedgerProcess : IAsyncDisposable
{
    /// <summary>How long the other side knows a repetition.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromMinutes(3);

    private readonly IHost host;

    private LedgerProcess(string dataFolder, ManualTimeProvider time)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("CALLCENTER_DATA", dataFolder)]);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.AddPersistence();
        builder.Services.AddEffectLedger();
        host = builder.Build();
    }

    public static async Task<LedgerProcess> StartAsync(string dataFolder, ManualTimeProvider time)
    {
        var process = new LedgerProcess(dataFolder, time);
        await process.host.StartAsync(TestContext.Current.CancellationToken);
        return process;
    }

    /// <summary>Begins an effect as the consumer of one delivery would.</summary>
    public async Task<Effect> BeginAsync(Guid callId, string intent = "place", TimeSpan? known = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<EffectLedger>()
            .BeginAsync(callId, intent, known ?? Known, TestContext.Current.CancellationToken);
    }

    public async Task<IReadOnlyList<EffectRecord>> RowsAsync(Guid callId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CallCenterDbContext>().Effects
            .AsNoTracking()
            .Where(row => row.CallId == callId)
            .OrderBy(row => row.Attempt)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs something within the transaction of a consume scope.</summary>
    public async Task InTransactionAsync(Func<EffectLedger, Task> work)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var ledger = scope.ServiceProvider.GetRequiredService<EffectLedger>();
        await scope.ServiceProvider.GetRequiredService<StoreTransaction>().RunAsync(() => work(ledger), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
