using System.Data.Common;

namespace CallCenter.Platform.Persistence;

/// <summary>Tells failures of the store from others, whichever database it is kept in.</summary>
public static class StoreFailure
{
    /// <summary>Classes of SQLSTATE: connection exception, insufficient resources, operator intervention (among them a start that is not done yet).</summary>
    private static readonly string[] OfConnections = ["08", "53", "57P"];

    /// <summary>
    /// The database's own error behind this one; null where there is none. Entity Framework wraps it: a refused change in a
    /// <see cref="Microsoft.EntityFrameworkCore.DbUpdateException"/>, a PostgreSQL server that is gone in an <see cref="InvalidOperationException"/>.
    /// </summary>
    public static DbException? Of(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException failure)
                return failure;
        }

        return null;
    }

    /// <summary>
    /// Whether the store was away, or on its way down or up, rather than refusing what was asked of it: the same will be possible again
    /// without anybody doing anything about it.
    /// </summary>
    public static bool IsAway(Exception error) => error is AggregateException several
        ? several.Flatten().InnerExceptions.Any(IsAway)
        : Of(error) is { IsTransient: true } failure
            && (failure.SqlState is not { } state || OfConnections.Any(kind => state.StartsWith(kind, StringComparison.Ordinal)));

    /// <summary>Whether the store did not answer in time: it may be away, or only have too much to do for this.</summary>
    public static bool IsTimeout(Exception error) => Of(error) is { SqlState: null, InnerException: TimeoutException };

    /// <summary>Why it failed, in one line for operators. The databases' messages name hosts, users and tables, but no password and no values.</summary>
    public static string Reason(Exception error)
    {
        var cause = Of(error) ?? error;
        return cause.InnerException is { Message: var inner } && !cause.Message.Contains(inner, StringComparison.Ordinal)
            ? $"{cause.Message}, {inner}"
            : cause.Message;
    }
}
