using System.Xml.Linq;
using CallCenter.Testing;

namespace CallCenter.Architecture;

public sealed class ReferenceTests
{
    /// <summary>What each project may know of ours; Local may know all.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Audio"] = [],
        ["Platform"] = ["Contracts"],
        ["Assistant"] = ["Contracts", "Platform"],
        ["CallSaga"] = ["Contracts", "Platform"],
        ["MediaEdge"] = ["Contracts", "Audio", "Platform", "Assistant"],
        ["InsightsWorker"] = ["Contracts", "Platform", "Assistant"],
        ["NotificationWorker"] = ["Contracts", "Platform", "Assistant"],
        ["Api"] = ["Contracts", "Platform"],
        ["Simulator"] = [],
        ["Proxy"] = [],
        ["Local"] = ["Contracts", "Audio", "Platform", "Assistant", "CallSaga", "MediaEdge", "InsightsWorker", "NotificationWorker", "Api", "Simulator", "Proxy"],
    };

    /// <summary>Packages that keep a project pure or a seam in one place.</summary>
    private static readonly Dictionary<string, string[]> AllowedPackages = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Audio"] = ["System.Numerics.Tensors"],
    };

    public static TheoryData<string> Projects => new(Directory.GetDirectories(Repository.PathOf("src")).Select(folder => Path.GetFileName(folder)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_the_architecture_allows(string project)
    {
        Allowed.ContainsKey(project).ShouldBeTrue($"{project} is not in the table");
        References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path)).Except(Allowed[project], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_pure_project_uses_no_packages_but_its_own_few(string project)
    {
        if (AllowedPackages.TryGetValue(project, out var packages))
            References(project, "PackageReference").Except(packages, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_project_takes_in_the_source_of_another(string project) =>
        References(project, "Compile").ShouldAllBe(path => !path.Contains("..", StringComparison.Ordinal));

    [Fact]
    public void The_simulator_shows_its_insides_to_its_host_and_to_tests_alone() =>
        References("Simulator", "InternalsVisibleTo")
            .Except(["CallCenter.Simulator.Tests", "CallCenter.Conformance", "CallCenter.EndToEnd", "CallCenter.Local", "CallCenter.MediaEdge.Tests"], StringComparer.Ordinal)
            .ShouldBeEmpty();

    private static List<string> References(string project, string item) =>
    [
        .. from element in XDocument.Load(Repository.PathOf("src", project, $"{project}.csproj")).Descendants(item)
           select element.Attribute("Include")?.Value.Replace('\\', '/') into include
           where include is not null
           select include,
    ];
}
