using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CallCenter.Voice.Detection;

/// <summary>WebRTC's speech detector in mode 2 as the peer: the npm package @echogarden/fvad-wasm beside this program, run by Node.js.</summary>
internal static class WebRtcDetector
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "peer");

    /// <summary>Why there is no peer; null where there is one.</summary>
    public static string? Missing =>
        File.Exists(Path.Combine(Folder, "node_modules", "@echogarden", "fvad-wasm", "fvad.wasm")) ? null : $"npm --prefix {Folder} install";

    /// <summary>Judges every frame of some sounds, each from the start.</summary>
    public static bool[][] Judge(IReadOnlyList<short[]> sounds, int rate)
    {
        var start = new ProcessStartInfo("node", ["vad.mjs", $"{rate}", "2"]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var decisions = new bool[sounds.Count][];
        for (var n = 0; n < sounds.Count; n++)
        {
            var input = process.StandardInput.BaseStream;
            input.Write(BitConverter.GetBytes(sounds[n].Length));
            input.Write(MemoryMarshal.AsBytes(sounds[n].AsSpan()));
            input.Flush();
            var answers = new byte[sounds[n].Length / (rate / 50)];
            process.StandardOutput.BaseStream.ReadExactly(answers);
            decisions[n] = [.. answers.Select(answer => answer == 1)];
        }

        process.StandardInput.Close();
        process.WaitForExit();
        return decisions;
    }
}
