using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CallCenter.MediaEdge.Journal;

/// <summary>The name of a journal's file: the call, when the session began (UTC), the session. So the journals of a call stand together, in order.</summary>
/// <param name="CallId">The call.</param>
/// <param name="BeganAt">When the session began, to the millisecond.</param>
/// <param name="SessionId">The session.</param>
internal sealed record JournalName(Guid CallId, DateTimeOffset BeganAt, Guid SessionId)
{
    /// <summary>What the names of journals end with.</summary>
    public const string Extension = ".journal";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";

    /// <summary>Pattern of the names of a call's journals.</summary>
    public static string PatternOf(Guid callId) => $"{callId:D}.*{Extension}";

    /// <summary>Reads a name; false where it is none.</summary>
    public static bool TryParse(string fileName, [NotNullWhen(true)] out JournalName? name)
    {
        name = null;
        if (fileName.Split('.') is not [var call, var began, var session, "journal"]
            || !Guid.TryParseExact(call, "D", out var callId)
            || !DateTimeOffset.TryParseExact(began, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var beganAt)
            || !Guid.TryParseExact(session, "D", out var sessionId))
        {
            return false;
        }

        name = new JournalName(callId, beganAt, sessionId);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{CallId:D}.{BeganAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}.{SessionId:D}{Extension}");
}
