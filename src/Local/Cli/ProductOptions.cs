using System.CommandLine;
using System.CommandLine.Parsing;

namespace CallCenter.Local.Cli;

/// <summary>How commands are told which running product they are for.</summary>
internal static class ProductOptions
{
    /// <summary>The environment variable that holds an API key, which keeps it out of the list of processes.</summary>
    public const string KeyVariable = "CALLCENTER_API_KEY";

    /// <summary>Where the product runs.</summary>
    public static Option<Uri> Url() => new("--url")
    {
        Description = "Where the product runs.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080"),
        CustomParser = Address,
        Recursive = true,
    };

    /// <summary>A key for its API.</summary>
    /// <param name="role">The role it must have.</param>
    public static Option<string?> Key(string role) => new("--key")
    {
        Description = $"API key with the role {role}; by default the environment variable {KeyVariable}.",
        Recursive = true,
    };

    /// <summary>The key given, or that of the environment; null without any.</summary>
    public static string? KeyOf(ParseResult parsed, Option<string?> key) => parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable);

    private static Uri Address(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"))
            return uri;
        argument.AddError($"'{text}' is no address; write something like http://127.0.0.1:8080.");
        return new Uri("http://127.0.0.1");
    }
}
