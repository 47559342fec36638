using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.MediaEdge.Streams;

/// <summary>Puts a <see cref="GatheringStream"/> below the WebSocket that a request becomes.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The connection belongs to the WebSocket on it.")]
internal sealed class GatheringUpgrade(IHttpUpgradeFeature upgrade) : IHttpUpgradeFeature
{
    private GatheringStream? _connection;

    /// <inheritdoc/>
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    /// <summary>Prepares a request that may become a WebSocket.</summary>
    public static Task PrepareAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            context.Features.Set<IHttpUpgradeFeature>(new GatheringUpgrade(upgrade));
        return next(context);
    }

    /// <summary>What lies below the WebSocket that the request has become; null where that is none of ours.</summary>
    public static GatheringStream? ConnectionOf(HttpContext context) => (context.Features.Get<IHttpUpgradeFeature>() as GatheringUpgrade)?._connection;

    /// <inheritdoc/>
    public async Task<Stream> UpgradeAsync() => _connection = new GatheringStream(await upgrade.UpgradeAsync());
}
