using System.Threading.Channels;
using CallCenter.Contracts.Media;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>
/// What a call was told to say, or was texted, while nothing could be said on its connection: it waits until something can, or for the next
/// connection of the call.
/// </summary>
internal sealed class WaitingCommands(Guid callId, UntakenCommands untaken)
{
    private readonly List<CallEvent> _early = [];

    /// <summary>Keeps an event that came too early, where it is a command.</summary>
    public void Keep(CallEvent happened)
    {
        if (IsCommand(happened))
            _early.Add(happened);
    }

    /// <summary>What earlier connections left, and then what came to this one.</summary>
    public IEnumerable<CallEvent> TakeLeft() => untaken.Take(callId).Concat(_early);

    /// <summary>All of it was dealt with.</summary>
    public void Clear() => _early.Clear();

    /// <summary>Leaves what this connection was told and could not do for the next one of the call.</summary>
    /// <param name="unfinished">What was not said to its end.</param>
    /// <param name="rest">What nobody has taken; its sound is let go of.</param>
    /// <param name="thereIsNext">Whether there can be another connection.</param>
    public void HandOn(IReadOnlyList<SayToCaller> unfinished, ChannelReader<CallEvent> rest, bool thereIsNext)
    {
        var commands = unfinished.Select(say => new CallEvent { Kind = CallEventKind.Say, Subject = say }).Concat(_early).ToList();
        while (rest.TryRead(out var left))
        {
            if (IsCommand(left))
                commands.Add(left);
            left.Release();
        }

        if (!thereIsNext)
            return;
        foreach (var command in commands)
            untaken.Keep(callId, command);
    }

    private static bool IsCommand(CallEvent happened) => happened.Kind is CallEventKind.Say or CallEventKind.Texted;
}
