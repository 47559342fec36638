using System.Buffers.Binary;
using System.Text;

namespace CallCenter.MediaEdge.Tests.Speech;

/// <summary>A message of the client, read independently of the product's own reader.</summary>
internal sealed record PeerMessage(string Path, string RequestId, Dictionary<string, string> Headers, byte[] Body, bool IsBinary)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public bool Has(string path) => string.Equals(Path, path, StringComparison.Ordinal);

    public static PeerMessage Read(byte[] bytes, bool isBinary)
    {
        int bodyAt;
        string block;
        if (isBinary)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes);
            block = Encoding.ASCII.GetString(bytes, 2, length);
            bodyAt = 2 + length;
        }
        else
        {
            var text = Encoding.UTF8.GetString(bytes);
            block = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
            bodyAt = Encoding.UTF8.GetByteCount(block) + 4;
        }

        var headers = block.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2)).ToDictionary(p => p[0].Trim(), p => p[1].Trim(), StringComparer.OrdinalIgnoreCase);
        return new PeerMessage(headers["Path"], headers["X-RequestId"], headers, bytes[bodyAt..], isBinary);
    }
}
