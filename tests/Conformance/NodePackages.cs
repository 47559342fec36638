using System.Diagnostics;

namespace CallCenter.Conformance;

/// <summary>The folder with the JavaScript clients and their packages, installed once when they are missing.</summary>
internal static class NodePackages
{
    /// <summary>tests/Conformance/js in the source tree.</summary>
    public static string Folder { get; } = Find();

    /// <summary>Why the SDKs cannot run, or null once they can.</summary>
    private static Task<string?> Missing { get; } = InstallAsync();

    /// <summary>Skips the running test, with the reason, where the SDKs cannot run.</summary>
    public static async Task RequireAsync()
    {
        if (await Missing is { } reason)
            Assert.Skip(reason);
    }

    private static async Task<string?> InstallAsync()
    {
        if (!await RunsAsync("node", "--version"))
            return "node is not installed: the official SDKs were not run against the simulator";
        // npm's own record of what it installed: older than the list, it lacks what the list gained since.
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package.json")))
            return null;
        return await RunsAsync("npm", "install --no-package-lock --no-audit --no-fund")
            ? null
            : throw new InvalidOperationException("npm install failed in tests/Conformance/js.");
    }

    private static async Task<bool> RunsAsync(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            await Task.WhenAll(output, errors);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CallCenter.sln")))
                return Path.Combine(folder.FullName, "tests", "Conformance", "js");
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
