namespace CallCenter.Platform.Housekeeping;

/// <summary>How many rows of each kind were erased.</summary>
public sealed record ErasedRows
{
    /// <summary>Nothing.</summary>
    public static ErasedRows None { get; } = new();

    /// <summary>Calls.</summary>
    public int Calls { get; init; }

    /// <summary>Calls as they were asked for through the API.</summary>
    public int CallRequests { get; init; }

    /// <summary>Conversations, with claim, reminders and summary.</summary>
    public int Conversations { get; init; }

    /// <summary>Entries of conversations: what was said, texted and done.</summary>
    public int Messages { get; init; }

    /// <summary>What turns wrote into claims.</summary>
    public int ClaimChanges { get; init; }

    /// <summary>Timings of turns.</summary>
    public int Turns { get; init; }

    /// <summary>Reports of what calls have used.</summary>
    public int UsageReports { get; init; }

    /// <summary>Notes of what was done outside.</summary>
    public int Effects { get; init; }

    /// <summary>Messages that waited to be sent.</summary>
    public int PendingMessages { get; init; }

    /// <summary>Messages that nobody could take.</summary>
    public int FailedMessages { get; init; }

    /// <summary>Notes that a message was taken.</summary>
    public int TakenMessages { get; init; }

    /// <summary>All of them together.</summary>
    public int Total =>
        Calls + CallRequests + Conversations + Messages + ClaimChanges + Turns + UsageReports + Effects + PendingMessages + FailedMessages + TakenMessages;

    /// <summary>These and others.</summary>
    public ErasedRows And(ErasedRows others) => new()
    {
        Calls = Calls + others.Calls,
        CallRequests = CallRequests + others.CallRequests,
        Conversations = Conversations + others.Conversations,
        Messages = Messages + others.Messages,
        ClaimChanges = ClaimChanges + others.ClaimChanges,
        Turns = Turns + others.Turns,
        UsageReports = UsageReports + others.UsageReports,
        Effects = Effects + others.Effects,
        PendingMessages = PendingMessages + others.PendingMessages,
        FailedMessages = FailedMessages + others.FailedMessages,
        TakenMessages = TakenMessages + others.TakenMessages,
    };
}
