using System.Data.Common;
using System.Text.RegularExpressions;
using CallCenter.Faults.Injection;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CallCenter.Faults.Product;

/// <summary>Every statement to the store. Only those that write are fault points: a crash around a read is one after the write before it.</summary>
internal sealed partial class StatementSeam(Doom doom) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Pass(command, "before");
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass(command, "before");
        return new(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Pass(command, "after");
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Pass(command, "after");
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Pass(command, "before");
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass(command, "before");
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Pass(command, "after");
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Pass(command, "after");
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        doom.ThrowIfDead();
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        doom.ThrowIfDead();
        return new(result);
    }

    private void Pass(DbCommand command, string when)
    {
        if (Write().Match(command.CommandText) is { Success: true } write)
            doom.Cross($"{Scope.Current}: {write.Groups["verb"].Value} {write.Groups["table"].Value}: {when}");
        else
            doom.ThrowIfDead();
    }

    [GeneratedRegex("^\\s*(?<verb>INSERT INTO|UPDATE|DELETE FROM) \"?(?<table>\\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Write();
}
