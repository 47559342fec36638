namespace CallCenter.Testing;

/// <summary>The files that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Full path of the folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>Full path of a file or folder, given by its parts from the root.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallCenter.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the tests run outside of the folder of the solution");
    }
}
