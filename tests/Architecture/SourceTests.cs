using System.Text.RegularExpressions;
using CallCenter.Testing;

namespace CallCenter.Architecture;

public sealed partial class SourceTests
{
    private const int LongestFile = 300;

    /// <summary>Files that may be longer, each for a reason told in the file.</summary>
    private static readonly string[] LongFiles = [];

    private static readonly string[] BannedFolders = ["Common", "Helpers", "Interfaces", "Managers", "Models", "Services", "Utils"];

    private static IEnumerable<string> Sources => Directory
        .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));

    [Fact]
    public void No_source_file_is_too_long_to_read() => Sources
        .Except(LongFiles, StringComparer.Ordinal)
        .Select(file => (file, lines: File.ReadLines(Repository.PathOf(file)).Count()))
        .Where(source => source.lines > LongestFile)
        .ShouldBeEmpty();

    [Fact]
    public void No_folder_is_named_after_nothing() => Sources
        .Where(file => file.Split('/').Intersect(BannedFolders, StringComparer.OrdinalIgnoreCase).Any())
        .ShouldBeEmpty();

    [Fact]
    public void No_class_is_called_just_Extensions() => Sources
        .Where(file => Path.GetFileNameWithoutExtension(file) is "Extensions" or "Helpers" or "Utils" || BareExtensions().IsMatch(File.ReadAllText(Repository.PathOf(file))))
        .ShouldBeEmpty();

    [Fact]
    public void Every_program_fits_on_a_screen() => Sources
        .Where(file => file.EndsWith("/Program.cs", StringComparison.Ordinal) && File.ReadLines(Repository.PathOf(file)).Count() > 30)
        .ShouldBeEmpty();

    [GeneratedRegex(@"\b(class|interface) (Extensions|Helpers|Utils)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex BareExtensions();
}
