namespace CallCenter.Simulator.Model.Wire;

/// <summary>Cuts an answer into the pieces it is streamed in, which also count as its tokens.</summary>
internal static class Pieces
{
    private const int ArgumentPiece = 14;

    /// <summary>Words, each with the space after it.</summary>
    public static IEnumerable<string> OfText(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var space = text.IndexOf(' ', start);
            var end = space < 0 ? Math.Min(text.Length, start + 40) : Math.Min(space + 1, start + 40);
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end++;
            yield return text[start..end];
            start = end;
        }
    }

    /// <summary>Arguments in short runs of characters, cut without regard to the JSON inside.</summary>
    public static IEnumerable<string> OfArguments(string json)
    {
        for (var start = 0; start < json.Length;)
        {
            var end = Math.Min(start + ArgumentPiece, json.Length);
            if (end < json.Length && char.IsLowSurrogate(json[end]))
                end++;
            yield return json[start..end];
            start = end;
        }
    }

    /// <summary>Tokens of a prompt, about four characters each.</summary>
    public static int TokensOf(ChatRequest request) =>
        request.Messages.Sum(message => 4 + ((message.Content.Length + message.ToolCalls.Sum(call => call.Arguments.Length)) / 4));

    /// <summary>Tokens of an answer.</summary>
    public static int TokensOf(ChatReply reply) =>
        OfText(reply.Text).Count() + reply.ToolCalls.Sum(call => 4 + OfArguments(call.Arguments).Count());

    /// <summary>Cuts an answer that is longer than the request allows: text first, then the arguments of its calls, in the middle if need be.</summary>
    public static (ChatReply Reply, bool Cut) Limit(ChatReply reply, int? maxTokens)
    {
        if (maxTokens is not { } max || TokensOf(reply) <= max)
            return (reply, false);

        var text = string.Concat(OfText(reply.Text).Take(max));
        var left = max - OfText(text).Count();
        var calls = new List<ToolCall>();
        foreach (var call in reply.ToolCalls)
        {
            left -= 4;
            if (left <= 0)
                break;
            var arguments = string.Concat(OfArguments(call.Arguments).Take(left));
            left -= OfArguments(arguments).Count();
            calls.Add(call with { Arguments = arguments });
        }

        return (new ChatReply(text, calls), true);
    }
}
