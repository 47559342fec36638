namespace CallCenter.EndToEnd;

/// <summary>A data folder that goes with its test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("callcenter-e2e-");

    public DataFolder()
    {
        // A database server that is started in it runs as an account of its own, which has to get there.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    public string Path => folder.FullName;

    public void Dispose()
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody who was killed just now had not let go of it yet: the system cleans its temporary folder up some day.
        }
    }
}
