using System.Net.Sockets;
using System.Text;
using CallCenter.Faults.Product;
using Microsoft.AspNetCore.Http.Features;

namespace CallCenter.Faults.World;

/// <summary>Passes a media socket on to the product byte by byte, and cuts it when that life of the product ends.</summary>
internal static class MediaTunnel
{
    private const int LongestHead = 16 * 1024;

    public static async Task RunAsync(HttpContext context, ILife? product)
    {
        if (product is null || context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true } upgrade)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        using var connection = new TcpClient();
        await using var death = product.Doom.Token.Register(() =>
        {
            connection.Dispose();
            context.Abort();
        });
        try
        {
            await connection.ConnectAsync(product.Url.Host, product.Url.Port, context.RequestAborted);
            var inner = connection.GetStream();
            await inner.WriteAsync(Encoding.ASCII.GetBytes(HeadOf(context, product.Url)), context.RequestAborted);
            var (status, headers) = await ReadHeadAsync(inner, context.RequestAborted);
            if (status != StatusCodes.Status101SwitchingProtocols)
            {
                context.Response.StatusCode = status;
                return;
            }

            foreach (var (name, value) in headers)
                context.Response.Headers[name] = value;
            await using var outer = await upgrade.UpgradeAsync();
            var there = PassAsync(outer, inner, context.RequestAborted);
            var back = PassAsync(inner, outer, context.RequestAborted);
            await Task.WhenAny(there, back);
            context.Abort();
            connection.Dispose();
            await Task.WhenAll(there, back);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            context.Abort();
        }
    }

    private static async Task PassAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            await from.CopyToAsync(to, cancellationToken);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone; the other is cut as well.
        }
    }

    private static string HeadOf(HttpContext context, Uri product)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var head = new StringBuilder($"{context.Request.Method} {target} HTTP/1.1\r\nHost: {product.Authority}\r\n");
        foreach (var header in context.Request.Headers.Where(header => !string.Equals(header.Key, "Host", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var value in header.Value)
                head.Append(header.Key).Append(": ").Append(value).Append("\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    // Byte by byte, so that nothing behind the head is taken.
    private static async Task<(int Status, IReadOnlyList<(string Name, string Value)> Headers)> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (head.Count < LongestHead && !head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(next, cancellationToken) == 0)
                throw new IOException("the product closed the connection");
            head.Add(next[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return (
            int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
            [.. lines.Skip(1).Select(line => line.Split(": ", 2)).Select(pair => (pair[0], pair[1]))]);
    }
}
