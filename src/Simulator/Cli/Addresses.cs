using System.CommandLine.Parsing;

namespace CallCenter.Simulator.Cli;

/// <summary>Addresses as people type them.</summary>
internal static class Addresses
{
    /// <summary>Reads an http or https URL.</summary>
    public static Uri Parse(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"))
            return uri;
        argument.AddError($"'{text}' is no address; write something like http://127.0.0.1:8080.");
        return new Uri("http://127.0.0.1");
    }
}
