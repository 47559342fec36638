using System.Collections.Concurrent;
using System.Text.Json;

namespace CallCenter.Faults.Judging;

/// <summary>What really happened in the world, told by those who cannot crash: calls dialled, and promises that the product made.</summary>
internal sealed class Deeds
{
    private readonly ConcurrentDictionary<(string PhoneNumber, string Connection), bool> dials = new();
    private readonly ConcurrentDictionary<Guid, string> accepted = new();
    private readonly ConcurrentDictionary<string, bool> rung = new(StringComparer.Ordinal);

    /// <summary>Calls that the product promised to place, and whom to call.</summary>
    public IReadOnlyDictionary<Guid, string> Accepted => accepted;

    /// <summary>Numbers whose ringing the product took note of.</summary>
    public IReadOnlyCollection<string> Rung => [.. rung.Keys];

    /// <summary>How many different calls were placed to a number.</summary>
    public int DialsOf(string phoneNumber) => dials.Keys.Count(dial => string.Equals(dial.PhoneNumber, phoneNumber, StringComparison.Ordinal));

    /// <summary>Numbers that were dialled.</summary>
    public IReadOnlyCollection<string> Dialled => [.. dials.Keys.Select(dial => dial.PhoneNumber).Distinct(StringComparer.Ordinal)];

    /// <summary>The telephone service took a call to be placed; a repetition of the request answers the same connection.</summary>
    public void NoteDial(byte[] request, byte[] answer)
    {
        using var asked = JsonDocument.Parse(request);
        using var placed = JsonDocument.Parse(answer);
        var number = asked.RootElement.GetProperty("targets")[0].GetProperty("phoneNumber").GetProperty("value").GetString()!;
        dials[(number, placed.RootElement.GetProperty("callConnectionId").GetString()!)] = true;
    }

    /// <summary>The product answered 201.</summary>
    public void NoteAccepted(byte[] answer)
    {
        using var call = JsonDocument.Parse(answer);
        accepted[call.RootElement.GetProperty("call_id").GetGuid()] = call.RootElement.GetProperty("initiate").GetProperty("phone_number").GetString()!;
    }

    /// <summary>The product answered success to a delivery of Event Grid.</summary>
    public void NoteDelivered(byte[] delivery)
    {
        using var events = JsonDocument.Parse(delivery);
        foreach (var happened in events.RootElement.EnumerateArray())
        {
            if (happened.GetProperty("eventType").ValueEquals("Microsoft.Communication.IncomingCall"))
                rung[happened.GetProperty("data").GetProperty("from").GetProperty("phoneNumber").GetProperty("value").GetString()!] = true;
        }
    }
}
