namespace CallCenter.MediaEdge.Journal;

/// <summary>Where the journals of calls lie.</summary>
public static class JournalFiles
{
    private const string DefaultFolder = "journals";

    /// <summary>Full path of the folder.</summary>
    /// <param name="configured">What <c>journal.folder</c> says; empty for a folder in the data folder.</param>
    /// <param name="dataFolder">The data folder.</param>
    public static string FolderOf(string? configured, string dataFolder) =>
        Path.GetFullPath(string.IsNullOrEmpty(configured) ? Path.Combine(dataFolder, DefaultFolder) : configured);

    /// <summary>The journals of a call, one for each media session, in order; none where there is no such folder.</summary>
    public static IReadOnlyList<string> Of(string folder, Guid callId)
    {
        if (!Directory.Exists(folder))
            return [];
        var files = Directory.GetFiles(folder, JournalName.PatternOf(callId));
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }
}
