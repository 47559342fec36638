using CallCenter.Platform.Persistence;
using CallCenter.Platform.Security;
using CallCenter.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CallCenter.Api.Tests.Hosting;

/// <summary>The Api service as its own program runs it, on a store of its own, with the bus in memory and its messages on record.</summary>
public class ApiHost : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const string EventGridKey = "event-grid-test-key";
    public const string ResourceId = "5fe62f77-0000-4000-8000-000000000001";

    // Told to the factory, it would be set when the program may have started its server already.
    private const string AnyPort = "http://127.0.0.1:0";

    private readonly TempFolder folder = new();

    public ApiHost()
    {
        Tokens = new TelephoneTokens(ResourceId);
        UseKestrel();
    }

    /// <summary>Signs bearer tokens as the telephone service does, and announces its key over HTTP.</summary>
    public TelephoneTokens Tokens { get; }

    /// <summary>All that was put on the bus so far.</summary>
    public BusRecord Bus { get; } = new();

    /// <summary>All that was logged so far.</summary>
    public LogRecord Logs { get; } = new();

    /// <summary>The token in the callback URL of a call.</summary>
    public string CallToken(Guid callId) => Services.GetRequiredService<CallTokens>().Issue(callId);

    /// <summary>Puts rows into the store, as the saga does.</summary>
    public async Task StoreAsync(params object[] rows)
    {
        await using var scope = Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<CallCenterDbContext>();
        store.AddRange(rows);
        await store.SaveChangesAsync();
    }

    /// <summary>Reads from the store.</summary>
    public async Task<T> ReadAsync<T>(Func<CallCenterDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CallCenterDbContext>());
    }

    /// <summary>Settings beside those every test needs.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.UseEnvironment("Production");
        builder.UseUrls(AnyPort);
        foreach (var (key, value) in Basics().Concat(Settings))
            builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddLogging(logging => logging.ClearProviders().AddProvider(Logs));
            services.ConfigureDbContext<CallCenterDbContext>(options => options.AddInterceptors(Bus));
        });
    }

    public async ValueTask InitializeAsync() => await Tokens.StartAsync();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Tokens.DisposeAsync();
        Logs.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private Dictionary<string, string> Basics() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CALLCENTER_DATA"] = folder.Path,
        ["resources:public_url"] = "http://localhost",
        ["conversation:initiate:agent_phone_number"] = "+33600000001",
        ["conversation:initiate:bot_company"] = "Contoso",
        ["conversation:initiate:bot_name"] = "Amélie",
        ["conversation:initiate:task"] = "Help the caller.",
        ["conversation:initiate:claim:0:name"] = "policy_number",
        ["conversation:initiate:claim:0:type"] = "text",
        ["communication_services:endpoint"] = "http://127.0.0.1:9",
        ["communication_services:access_key"] = Convert.ToBase64String(new byte[32]),
        ["communication_services:phone_number"] = "+33600000002",
        ["communication_services:resource_id"] = ResourceId,
        ["communication_services:jwt_issuer"] = TelephoneTokens.Issuer,
        ["communication_services:open_id_configuration_url"] = Tokens.MetadataUrl.ToString(),
        ["communication_services:event_grid_key"] = EventGridKey,
        ["cognitive_service:region"] = "swedencentral",
        ["cognitive_service:access_key"] = "speech-key-of-a-test",
        ["llm:fast:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:fast:model"] = "fast",
        ["llm:fast:key"] = "model-key-of-a-test",
        ["llm:slow:endpoint"] = "http://127.0.0.1:9/openai/v1/",
        ["llm:slow:model"] = "slow",
        ["llm:slow:key"] = "model-key-of-a-test",
    };
}
