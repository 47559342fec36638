namespace CallCenter.EndToEnd.Tracing;

/// <summary>Reads the fields of a Protobuf message that are messages, texts or bytes themselves (protobuf.dev, "Encoding").</summary>
internal static class ProtobufFields
{
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> message, int number)
    {
        while (!message.IsEmpty)
        {
            var tag = TakeVarint(ref message);
            switch (tag & 7)
            {
                case 0:
                    TakeVarint(ref message);
                    break;
                case 1:
                    message = message[8..];
                    break;
                case 2:
                    var length = (int)TakeVarint(ref message);
                    if ((int)(tag >> 3) == number)
                        yield return message[..length];
                    message = message[length..];
                    break;
                case 5:
                    message = message[4..];
                    break;
                default:
                    throw new InvalidDataException("no Protobuf");
            }
        }
    }

    public static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> message, int number) => Of(message, number).FirstOrDefault();

    public static string Text(ReadOnlyMemory<byte> message, int number) => System.Text.Encoding.UTF8.GetString(First(message, number).Span);

    private static ulong TakeVarint(ref ReadOnlyMemory<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[0];
            message = message[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
