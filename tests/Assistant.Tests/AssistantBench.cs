using System.Text.Json;
using CallCenter.Assistant.Chat;
using CallCenter.Assistant.ModelClients;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using CallCenter.Testing.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Assistant.Tests;

/// <summary>The real assistant, registered as in production, in front of a scripted model server with a fast and a slow model.</summary>
internal sealed class AssistantBench : IAsyncDisposable
{
    private readonly IHost host;

    private readonly TempFolder data;

    private AssistantBench(ScriptedModel model, IHost host, StillTime time, TempFolder folder) =>
        (Model, this.host, Time, data) = (model, host, time, folder);

    public ScriptedModel Model { get; }

    public StillTime Time { get; }

    public IServiceProvider Services => host.Services;

    public ChatAssistant Assistant => Services.GetRequiredService<ChatAssistant>();

    public static async Task<AssistantBench> StartAsync(params (string Key, string Value)[] settings)
    {
        var model = await ScriptedModel.StartAsync();
        var folder = new TempFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(
        [
            .. new[] { "fast", "slow" }.SelectMany(name => new[]
            {
                KeyValuePair.Create($"llm:{name}:endpoint", (string?)model.Endpoint.ToString()),
                KeyValuePair.Create($"llm:{name}:model", (string?)name),
                KeyValuePair.Create($"llm:{name}:key", (string?)"secret"),
            }),
            KeyValuePair.Create("conversation:initiate:time_zone", (string?)"Europe/Paris"),
            KeyValuePair.Create("database:data_folder", (string?)folder.Path),
        ]);
        builder.Configuration.AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)));
        var time = new StillTime(Some.Now);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new ModelDeadlines { BeforeSecondLap = TimeSpan.Zero });
        builder.AddCallCenterConfiguration();
        builder.AddAssistant();
        return new AssistantBench(model, builder.Build(), time, folder);
    }

    public async Task<List<AssistantOutput>> RespondAsync(ChatContext? context = null, Action<AssistantOutput>? heard = null)
    {
        var outputs = new List<AssistantOutput>();
        await foreach (var output in Assistant.RespondAsync(context ?? Some.Context(), TestContext.Current.CancellationToken))
        {
            outputs.Add(output);
            heard?.Invoke(output);
        }

        return outputs;
    }

    /// <summary>The system prompt of a request.</summary>
    public string Instructions(int request = 0) => Model.Requests[request].GetProperty("messages")[0].GetProperty("content").GetString()!;

    /// <summary>The messages of a request after the system prompt, as role and text.</summary>
    public List<(string Role, string Text)> Messages(int request = 0) =>
    [
        .. Model.Requests[request].GetProperty("messages").EnumerateArray().Skip(1)
            .Select(m => (m.GetProperty("role").GetString()!, Text(m))),
    ];

    public async ValueTask DisposeAsync()
    {
        host.Dispose();
        await Model.DisposeAsync();
        data.Dispose();
    }

    private static string Text(JsonElement message)
    {
        if (!message.TryGetProperty("content", out var content))
            return "";
        return content.ValueKind == JsonValueKind.Array
            ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
            : content.GetString() ?? "";
    }
}
