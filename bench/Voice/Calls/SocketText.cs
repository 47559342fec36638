using System.Buffers.Binary;
using System.Text;

namespace CallCenter.Voice.Calls;

/// <summary>WebSocket messages of a client, written before they are needed (RFC 6455): the phones shall cost little.</summary>
internal static class SocketText
{
    // Any mask will do; what matters is that the server has to take it off.
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    /// <summary>The message that closes a socket in order: status 1000.</summary>
    public static byte[] Goodbye { get; } = [0x88, 0x82, .. Mask, (byte)((1000 >> 8) ^ Mask[0]), (byte)((1000 & 0xff) ^ Mask[1])];

    /// <summary>A whole text message with its header.</summary>
    public static byte[] Masked(string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        var head = payload.Length < 126 ? 2 : 4;
        var message = new byte[head + Mask.Length + payload.Length];
        message[0] = 0x81;
        message[1] = (byte)(0x80 | (head == 2 ? payload.Length : 126));
        if (head == 4)
            BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)payload.Length);
        Mask.CopyTo(message, head);
        for (var i = 0; i < payload.Length; i++)
            message[head + Mask.Length + i] = (byte)(payload[i] ^ Mask[i % Mask.Length]);
        return message;
    }

    /// <summary>Finds the first whole message of a server.</summary>
    /// <param name="received">What has come.</param>
    /// <param name="kind">Opcode of the message.</param>
    /// <param name="payload">Its body.</param>
    /// <returns>Bytes that the message takes; 0 where it is not complete.</returns>
    public static int Read(ReadOnlySpan<byte> received, out int kind, out ReadOnlySpan<byte> payload)
    {
        kind = 0;
        payload = default;
        if (received.Length < 4)
            return received.Length >= 2 && (received[1] & 0x7f) == 0 ? Take(received, 2, 0, out kind, out payload) : 0;
        var length = received[1] & 0x7f;
        return length < 126
            ? Take(received, 2, length, out kind, out payload)
            : Take(received, 4, BinaryPrimitives.ReadUInt16BigEndian(received[2..]), out kind, out payload);
    }

    private static int Take(ReadOnlySpan<byte> received, int head, int length, out int kind, out ReadOnlySpan<byte> payload)
    {
        kind = received[0] & 0xf;
        payload = default;
        if (received.Length < head + length)
            return 0;
        payload = received.Slice(head, length);
        return head + length;
    }
}
