namespace CallCenter.Local.Distributed;

/// <summary>An account of this machine that a server runs as where this process is root.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Home">Its home folder.</param>
internal sealed record SystemAccount(string Name, string Home)
{
    private const string Register = "/etc/passwd";
    private const int HomeField = 5;

    /// <summary>Looks one up; null where there is none of that name.</summary>
    public static SystemAccount? Find(string name) => File.Exists(Register)
        && File.ReadLines(Register).Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > HomeField && string.Equals(fields[0], name, StringComparison.Ordinal)) is { } found
            ? new SystemAccount(name, found[HomeField])
            : null;

    /// <summary>The command line that runs a program as this account; only root may.</summary>
    public IReadOnlyList<string> As(string program, params IReadOnlyList<string> arguments) =>
        [$"--reuid={Name}", $"--regid={Name}", "--init-groups", program, .. arguments];

    /// <summary>Whether it gets into a folder, which takes the permission of every folder on the way.</summary>
    public Task<bool> MayEnterAsync(string folder, CancellationToken cancellationToken) =>
        Tool.SaysYesAsync("setpriv", As("test", "-x", folder), cancellationToken);
}
