using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>The conversation so far, seen from the turn that has to be answered.</summary>
internal sealed partial class History
{
    private readonly IReadOnlyList<ChatMessage> _messages;
    private readonly int _firstOfTurn;
    private readonly int _afterTurn;

    /// <summary>Looks at the messages of a request.</summary>
    public History(IReadOnlyList<ChatMessage> messages)
    {
        var notes = messages.Where(message => !message.IsInstruction).ToList();
        _messages = [.. notes.Where(message => !IsNote(message))];
        CallJustBegan = notes.Skip(notes.FindLastIndex(message => message.IsUser && !IsNote(message)) + 1)
            .Any(message => IsNote(message) && message.Content.Contains("begins", StringComparison.OrdinalIgnoreCase));
        _afterTurn = _messages.Count;
        while (_afterTurn > 0 && !_messages[_afterTurn - 1].IsUser)
            _afterTurn--;
        _firstOfTurn = _afterTurn;
        while (_firstOfTurn > 0 && _messages[_firstOfTurn - 1].IsUser)
            _firstOfTurn--;
    }

    /// <summary>Whether the caller has said anything yet in this call.</summary>
    public bool CallerSpoke => _afterTurn > 0 && !CallJustBegan;

    /// <summary>Whether the caller is back from an earlier call and has said nothing yet in this one.</summary>
    public bool CallerIsBack => _afterTurn > 0 && CallJustBegan;

    /// <summary>Whether a call has begun since the caller last spoke.</summary>
    private bool CallJustBegan { get; }

    /// <summary>What of the answer at hand was said before it was cut off, so that it only has to be completed.</summary>
    public string SaidAlready => string.Join(' ', SinceCaller.Reverse()
        .TakeWhile(message => message.IsAssistant && message.ToolCalls.Count == 0).Reverse().Select(message => Clean(message.Content)));

    /// <summary>What the caller said last, in one or more pieces.</summary>
    public string CallerText => _messages.Take(_afterTurn).Skip(_firstOfTurn).Aggregate("", (said, message) => Joined(said, Clean(message.Content)));

    /// <summary>What the caller was answering to.</summary>
    public string AssistantBefore
    {
        get
        {
            var before = _messages.Take(_firstOfTurn).Reverse().TakeWhile(message => !message.IsUser).Reverse();
            return string.Join(' ', before.Where(message => message.IsAssistant).Select(message => Clean(message.Content)));
        }
    }

    /// <summary>What the assistant already said in this turn, before its tools ran.</summary>
    public IEnumerable<ChatMessage> SinceCaller => _messages.Skip(_afterTurn);

    /// <summary>The tools called in this turn, with their results.</summary>
    public IReadOnlyList<(ToolCall Call, string Result)> Results
    {
        get
        {
            var results = SinceCaller.Where(message => message.IsTool).ToDictionary(message => message.ToolCallId!, message => message.Content, StringComparer.Ordinal);
            return [.. SinceCaller.SelectMany(message => message.ToolCalls)
                .Where(call => results.ContainsKey(call.Id))
                .Select(call => (call, results[call.Id]))];
        }
    }

    /// <summary>Each time the caller answered: what the assistant had said, and the answer. The turn at hand is the last one.</summary>
    public IEnumerable<(string Assistant, string Caller)> Exchanges()
    {
        var (assistant, caller) = ("", "");
        foreach (var message in _messages)
        {
            if (message.IsUser)
            {
                caller = Joined(caller, Clean(message.Content));
            }
            else if (message.IsAssistant)
            {
                if (caller.Length > 0)
                {
                    yield return (assistant, caller);
                    (assistant, caller) = ("", "");
                }

                assistant = $"{assistant} {Clean(message.Content)}".Trim();
            }
        }

        if (caller.Length > 0)
            yield return (assistant, caller);
    }

    /// <summary>All that the assistant said before the turn at hand, turn by turn.</summary>
    public IReadOnlyList<string> AssistantTurns => [.. Exchanges().Select(exchange => exchange.Assistant)];

    // What broke off is said again with what comes next.
    private static string Joined(string said, string next) => said.EndsWith('…') ? next : $"{said} {next}".Trim();

    // A user message that is one remark in square brackets was not said by the caller.
    private static bool IsNote(ChatMessage message) => message.IsUser && message.Content.TrimStart().StartsWith('[') && message.Content.TrimEnd().EndsWith(']');

    // Products may mark messages with what they are, when they came, or how they are spoken.
    private static string Clean(string content) => Marks().Replace(content, "").Trim();

    [GeneratedRegex(@"^\s*\[[^\]]*\]\s*|\b(?:action|style|persona)=\w+\s*|\bcontent=", RegexOptions.CultureInvariant, 500)]
    private static partial Regex Marks();
}
