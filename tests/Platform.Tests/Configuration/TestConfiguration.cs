using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Platform.Tests.Configuration;

/// <summary>A host without services that reads a configuration file of the test.</summary>
internal sealed class TestConfiguration : IDisposable
{
    /// <summary>A configuration with all that is required and nothing else.</summary>
    public const string Least =
        """
        resources:
          public_url: https://calls.example.com
        conversation:
          initiate:
            agent_phone_number: "+33612345678"
            bot_company: Contoso
            bot_name: Amélie
        communication_services:
          endpoint: https://contoso.france.communication.azure.com
          access_key: c2VjcmV0
          phone_number: +33612345679
          resource_id: 11111111-2222-3333-4444-555555555555
          event_grid_key: a-long-secret
        cognitive_service:
          region: swedencentral
          access_key: 0123456789abcdef
        llm:
          fast: { endpoint: "https://contoso.openai.azure.com", model: gpt-4.1-nano }
          slow: { endpoint: "https://contoso.openai.azure.com", model: gpt-4.1 }

        """;

    private readonly TempFolder folder = new();
    private readonly IHost host;

    public TestConfiguration(string yaml, Action<ILoggingBuilder>? logging = null, params (string Key, string Value)[] environment)
    {
        File = folder.Write("config.yaml", yaml);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { Args = ["--config", File] });
        builder.Configuration.AddInMemoryCollection(environment.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        logging?.Invoke(builder.Logging);
        builder.AddCallCenterConfiguration();
        host = builder.Build();
    }

    public string File { get; }

    public IServiceProvider Services => host.Services;

    public T Get<T>()
        where T : class => host.Services.GetRequiredService<IOptions<T>>().Value;

    /// <summary>The problems that keep the host from starting, one a line.</summary>
    public static IReadOnlyList<string> ProblemsOf(string yaml)
    {
        using var configuration = new TestConfiguration(yaml);
        return configuration.Problems();
    }

    public IReadOnlyList<string> Problems()
    {
        try
        {
            Services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (ConfigurationException error)
        {
            return [.. error.Problems.Select(problem => $"{problem.Key}: {problem.Message}")];
        }
    }

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }
}
