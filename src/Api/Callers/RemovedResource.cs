using CallCenter.Platform.Housekeeping;

namespace CallCenter.Api.Callers;

/// <summary>How many of each were removed.</summary>
internal sealed record RemovedResource
{
    /// <summary>Calls.</summary>
    public required int Calls { get; init; }

    /// <summary>Calls as they were asked for.</summary>
    public required int CallRequests { get; init; }

    /// <summary>Conversations, with claim, reminders and summary.</summary>
    public required int Conversations { get; init; }

    /// <summary>Entries of conversations.</summary>
    public required int Messages { get; init; }

    /// <summary>What turns wrote into claims.</summary>
    public required int ClaimChanges { get; init; }

    /// <summary>Timings of answered turns.</summary>
    public required int Turns { get; init; }

    /// <summary>Reports of what calls have used.</summary>
    public required int UsageReports { get; init; }

    /// <summary>Notes of what was done outside, such as texts sent.</summary>
    public required int Effects { get; init; }

    /// <summary>Messages on their way between the services.</summary>
    public required int PendingMessages { get; init; }

    /// <summary>Messages that failed.</summary>
    public required int FailedMessages { get; init; }

    public static RemovedResource From(ErasedRows erased) => new()
    {
        Calls = erased.Calls,
        CallRequests = erased.CallRequests,
        Conversations = erased.Conversations,
        Messages = erased.Messages,
        ClaimChanges = erased.ClaimChanges,
        Turns = erased.Turns,
        UsageReports = erased.UsageReports,
        Effects = erased.Effects,
        PendingMessages = erased.PendingMessages,
        FailedMessages = erased.FailedMessages,
    };
}
