using System.Runtime.InteropServices;
using System.Text;

namespace CallCenter.Platform.Persistence;

/// <summary>
/// Gives a file a second name that no other file has, in one step that only the first of several processes succeeds in. On Unix,
/// <see cref="File.Move(string, string, bool)"/> looks first and renames then, so that two processes may both believe that they were first.
/// </summary>
internal static class FirstLink
{
    /// <returns>False where the name is taken, or where system or disk know no second names.</returns>
    public static bool TryMake(string file, string name) => !OperatingSystem.IsWindows() && Link(Terminated(file), Terminated(name)) == 0;

    private static byte[] Terminated(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    [DllImport("libc", EntryPoint = "link")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] file, byte[] name);
}
