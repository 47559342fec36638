namespace CallCenter.EndToEnd;

/// <summary>A data folder that goes with its test.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("callcenter-e2e-");

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
