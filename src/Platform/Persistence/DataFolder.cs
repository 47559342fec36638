using CallCenter.Platform.Configuration;
using CallCenter.Platform.Configuration.Reading;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Persistence;

/// <summary>The folder that the store and the keys drawn on this machine live in.</summary>
public sealed class DataFolder
{
    /// <summary>Takes this folder and makes it where it is missing.</summary>
    /// <exception cref="DataFolderException">It cannot be made or written to.</exception>
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Root);
            using var probe = File.Create(PathOf($".write-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderException($"The data folder {Root} cannot be written to; set CALLCENTER_DATA to one that can.", error);
        }
    }

    /// <summary>The folder named by the environment variable <c>CALLCENTER_DATA</c>, or else by <c>database.data_folder</c>.</summary>
    /// <exception cref="DataFolderException">It cannot be made or written to.</exception>
    public static DataFolder Of(IConfiguration configuration)
    {
        var database = new DatabaseOptions();
        new SettingsReader([]).Read(database, configuration);
        return new DataFolder(configuration["CALLCENTER_DATA"] is { Length: > 0 } named ? named : database.DataFolder);
    }

    /// <summary>Full path of the folder.</summary>
    public string Root { get; }

    /// <summary>Full path of a file in the folder.</summary>
    public string PathOf(string fileName) => Path.Combine(Root, fileName);

    /// <summary>Full path of a file in the folder that nobody but its owner may read; made empty where it is missing.</summary>
    public string OwnFile(string fileName)
    {
        using var file = new FileStream(PathOf(fileName), OwnersOnly(FileMode.OpenOrCreate));
        return file.Name;
    }

    /// <summary>A secret of this installation: drawn at the first use, kept in the folder for the owner's eyes only, the same ever after.</summary>
    /// <param name="fileName">File that keeps it.</param>
    /// <param name="bytes">Its length.</param>
    public byte[] Secret(string fileName, int bytes)
    {
        var path = PathOf(fileName);
        if (!File.Exists(path))
            WriteOnce(path, System.Security.Cryptography.RandomNumberGenerator.GetBytes(bytes));
        return Convert.FromBase64String(File.ReadAllText(path).Trim());
    }

    // Several processes may start on a new folder at once: each writes a file of its own, and the first to put it in place wins.
    private static void WriteOnce(string path, byte[] secret)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        using (var writer = new StreamWriter(draft, System.Text.Encoding.ASCII, OwnersOnly(FileMode.CreateNew)))
            writer.WriteLine(Convert.ToBase64String(secret));
        try
        {
            if (!FirstLink.TryMake(draft, path))
                File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another was faster.
        }

        File.Delete(draft);
    }

    private static FileStreamOptions OwnersOnly(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
