using System.CommandLine.Parsing;
using System.Globalization;

namespace CallCenter.Local.Cli;

/// <summary>Reads the ids of a command line. What is none is told in words of the product, not by the name of a type.</summary>
internal static class TypedIds
{
    /// <summary>The id of a call, with or without dashes; null where none is given.</summary>
    public static Guid? Call(ArgumentResult typed)
    {
        if (typed.Tokens is not [var token, ..])
            return null;
        if (Guid.TryParse(token.Value, out var id))
            return id;
        typed.AddError($"'{token.Value}' is no id of a call, expected one such as 01a215a8-6fc8-743d-9aa9-cc2c7bd3be8d.");
        return null;
    }

    /// <summary>The number of a failed message; null where none is given.</summary>
    public static long? Message(ArgumentResult typed)
    {
        if (typed.Tokens is not [var token, ..])
            return null;
        if (long.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        typed.AddError($"'{token.Value}' is no number of a message; ./callcenter errors list shows them.");
        return null;
    }
}
