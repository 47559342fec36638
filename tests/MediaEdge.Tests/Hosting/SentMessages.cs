using System.Buffers.Binary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>
/// Counts the text messages that a server has sent over its WebSockets, where they leave it: whoever is at the other end can wait until as many
/// have come, instead of for a time in which they probably will.
/// </summary>
internal sealed class SentMessages : IStartupFilter
{
    private const int Text = 1;

    private long _count;

    /// <summary>Messages sent so far, over all sockets together.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(CountAsync);
        next(app);
    };

    /// <summary>Whole frames of a WebSocket are being written, of those that a server sends (RFC 6455, 5.2: they are not masked).</summary>
    public void Note(ReadOnlySpan<byte> frames)
    {
        while (!frames.IsEmpty)
        {
            if ((frames[0] & 0x0F) == Text)
                Interlocked.Increment(ref _count);
            var (header, length) = (frames[1] & 0x7F) switch
            {
                126 => (4, BinaryPrimitives.ReadUInt16BigEndian(frames[2..])),
                127 => (10, (int)BinaryPrimitives.ReadUInt64BigEndian(frames[2..])),
                var small => (2, small),
            };
            frames = frames[(header + length)..];
        }
    }

    private Task CountAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            context.Features.Set<IHttpUpgradeFeature>(new Upgrade(upgrade, this));
        return next(context);
    }

    private sealed class Upgrade(IHttpUpgradeFeature upgrade, SentMessages sent) : IHttpUpgradeFeature
    {
        public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

        public async Task<Stream> UpgradeAsync() => new CountedStream(await upgrade.UpgradeAsync(), sent);
    }
}
