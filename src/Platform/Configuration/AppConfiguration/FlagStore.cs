using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CallCenter.Platform.Configuration.Reading;
using CallCenter.Platform.Resilience;
using CallCenter.Platform.Security;

namespace CallCenter.Platform.Configuration.AppConfiguration;

/// <summary>Reads feature flags from an Azure App Configuration store (REST, API version 2023-11-01). Not for several threads at once.</summary>
internal sealed class FlagStore
{
    private const string Path = "/kv?api-version=2023-11-01&key=*&label=";

    // The store's own name for "without a label".
    private const string Unlabelled = "%00";

    private static readonly HashSet<string> Names =
        typeof(FeatureFlags).GetProperties().Where(property => property.CanWrite).Select(SnakeCase.KeyOf).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private readonly StoreAccess _access;
    private readonly string? _label;
    private readonly HttpPipeline _pipeline;
    private List<StorePage> _pages = [];

    public FlagStore(StoreAccess access, string? label, TimeProvider time)
    {
        (_access, _label) = (access, label);
        var client = new RestClientOptions(maxRetries: 2, TimeSpan.FromSeconds(10));
        HttpPipelinePolicy signing = access.Key is { } key
            ? new HmacAuthenticationPolicy(key.Secret, time, key.Id)
            : new BearerTokenAuthenticationPolicy(new DefaultAzureCredential(), new Uri(access.Endpoint, "/.default").AbsoluteUri);
        _pipeline = HttpPipelineBuilder.Build(client, signing);
    }

    /// <summary>Reads the flags, plain keys and feature flags of the store alike, the latter going first; what is no flag of ours is passed over.</summary>
    /// <returns>Values by the names of the flags; null where nothing changed since the last time.</returns>
    /// <exception cref="RequestFailedException">The store cannot be reached, or refuses.</exception>
    /// <exception cref="AuthenticationFailedException">There is no token for it.</exception>
    /// <exception cref="JsonException">What answers is no such store.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_pages.Count > 0 && await IsUnchangedAsync(cancellationToken))
            return null;
        var pages = new List<StorePage>();
        for (var address = FirstPage(); address is not null; address = pages[^1].Next)
            pages.Add((await GetAsync(address, known: null, cancellationToken))!);
        _pages = pages;
        return Flags();
    }

    // A page that was added at the end shows in the link of the one before, and so in its version.
    private async ValueTask<bool> IsUnchangedAsync(CancellationToken cancellationToken)
    {
        foreach (var page in _pages)
        {
            if (page.ETag is null || await GetAsync(page.Address, page.ETag, cancellationToken) is not null)
                return false;
        }

        return true;
    }

    private Dictionary<string, string> Flags()
    {
        var flags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, _, value) in _pages.SelectMany(page => page.Settings).OrderBy(setting => setting.Label is not null).ThenBy(setting => StoredFeature.IsOne(setting.Key)))
        {
            if (Names.Contains(key))
                flags[key] = value;
            else if (StoredFeature.IsOne(key) && StoredFeature.NameOf(key) is var name && Names.Contains(name) && StoredFeature.Read(value) is { } text)
                flags[name] = text;
        }

        return flags;
    }

    // Null where the page is the known one still.
    private async ValueTask<StorePage?> GetAsync(string address, string? known, CancellationToken cancellationToken)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = RequestMethod.Get;
        message.Request.Uri.Reset(Uri.TryCreate(_access.Endpoint, address, out var url) ? url : throw new JsonException("the link to the next page is no address"));
        message.Request.Headers.SetValue("Accept", "application/vnd.microsoft.appconfig.kvset+json, application/problem+json");
        if (known is not null)
            message.Request.Headers.SetValue("If-None-Match", known);
        await _pipeline.SendAsync(message, cancellationToken);
        return message.Response.Status switch
        {
            200 => StorePage.Read(address, message.Response),
            304 when known is not null => null,
            _ => throw new RequestFailedException(message.Response),
        };
    }

    // Comma, star and backslash mean something in a filter.
    private string FirstPage() => _label is null
        ? Path + Unlabelled
        : Path + Uri.EscapeDataString(_label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal)) + "," + Unlabelled;
}
