namespace CallCenter.Local.Distributed;

/// <summary>The file that keeps what a part writes, and the last line of it. It begins anew with every start of the system.</summary>
internal sealed class PartLog(string path) : IDisposable
{
    private readonly StreamWriter file = new(path, append: false) { AutoFlush = true };

    public string Path => path;

    /// <summary>The last line that says something.</summary>
    public string LastLine { get; private set; } = "it said nothing";

    public void Write(string line)
    {
        lock (file)
        {
            file.WriteLine(line);
            if (!string.IsNullOrWhiteSpace(line))
                LastLine = line.Trim();
        }
    }

    public void Dispose()
    {
        lock (file)
            file.Dispose();
    }
}
