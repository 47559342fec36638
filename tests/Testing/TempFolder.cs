namespace CallCenter.Testing;

/// <summary>A folder of one test, gone with it.</summary>
public sealed class TempFolder : IDisposable
{
    /// <summary>Full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("callcenter-test-").FullName;

    /// <summary>Full path of a file in it.</summary>
    public string PathOf(string fileName) => System.IO.Path.Combine(Path, fileName);

    /// <summary>Lets other accounts of the machine come by: a database server that is started in it runs as one of its own.</summary>
    public TempFolder LetOthersThrough()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return this;
    }

    /// <summary>Lets no other account come by any more.</summary>
    public void KeepOthersOut()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Writes a file in it and returns its full path.</summary>
    public string Write(string fileName, string text)
    {
        var path = PathOf(fileName);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still open elsewhere on Windows: the system cleans its temporary folder up some day.
        }
    }
}
