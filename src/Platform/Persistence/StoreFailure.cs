using System.Data.Common;

namespace CallCenter.Platform.Persistence;

/// <summary>Tells failures of the store from others, whichever database it is kept in.</summary>
public static class StoreFailure
{
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

    /// <summary>Why it failed, in one line for operators. The databases' messages name hosts, users and tables, but no password and no values.</summary>
    public static string Reason(Exception error)
    {
        var cause = Of(error) ?? error;
        return cause.InnerException is { Message: var inner } && !cause.Message.Contains(inner, StringComparison.Ordinal)
            ? $"{cause.Message}, {inner}"
            : cause.Message;
    }
}
