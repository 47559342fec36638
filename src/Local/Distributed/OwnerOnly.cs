namespace CallCenter.Local.Distributed;

/// <summary>Files with secrets in them.</summary>
internal static class OwnerOnly
{
    /// <summary>How to write a new file that nobody but its owner may read.</summary>
    public static FileStreamOptions Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
