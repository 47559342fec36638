using System.Text.RegularExpressions;
using CallCenter.Platform.Configuration;
using CallCenter.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Platform.Tests.Hosting;

/// <summary>What the compose files give the services, read as they would read it.</summary>
public sealed partial class ComposeTests
{
    private static readonly string[] Product = ["Api", "CallSaga", "InsightsWorker", "MediaEdge", "NotificationWorker"];

    private readonly YamlMappingNode services = Services("docker-compose.yml");

    [Fact]
    public void Every_program_but_the_one_that_holds_all_has_a_service()
    {
        var programs = Directory.GetFiles(Repository.PathOf("src"), "Program.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file))!)
            .Except(["Local"], StringComparer.Ordinal);

        Built().Keys.ShouldBe(programs, ignoreOrder: true);
    }

    [Fact]
    public void Every_service_of_the_product_is_there_more_than_once()
    {
        foreach (var service in Product)
            int.Parse(Text(At(Built()[service], "deploy", "replicas")), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(1, service);
    }

    [Fact]
    public void Every_service_is_started_again_when_it_dies() =>
        services.Children.Where(service => Text(At(service.Value, "restart")) is not "always").Select(service => Text(service.Key)).ShouldBeEmpty();

    [Fact]
    public void What_the_services_of_the_product_are_given_is_a_valid_configuration()
    {
        foreach (var service in Product)
            Check(EnvironmentOf(Built()[service])).ShouldBeEmpty();
    }

    [Fact]
    public void With_the_emulators_of_Azure_it_lacks_nothing_but_the_build_for_them()
    {
        var overrides = Services("docker-compose.azure.yml");
        foreach (var service in Product)
        {
            var environment = EnvironmentOf(Built()[service]);
            foreach (var (key, value) in EnvironmentOf(overrides[Text(NameOf(service))]))
                environment[key] = value;

            Check(environment).ShouldHaveSingleItem().ShouldContain("-p:AzureServiceBus=true");
            Text(At(overrides[Text(NameOf(service))], "build", "args", "BUILD_ARGUMENTS")).ShouldBe("-p:AzureServiceBus=true");
        }
    }

    [Fact]
    public void Every_secret_has_an_example()
    {
        var used = Variable().Matches(File.ReadAllText(Repository.PathOf("docker-compose.yml")) + File.ReadAllText(Repository.PathOf("docker-compose.azure.yml")))
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

        Examples().Keys.ShouldBe(used, ignoreOrder: true);
    }

    private static YamlMappingNode Services(string file)
    {
        // The merge key of compose files is an extension that the plain model leaves unread.
        using var text = new StreamReader(Repository.PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(new YamlDotNet.Core.MergingParser(new YamlDotNet.Core.Parser(text)));
        return (YamlMappingNode)yaml.Documents[0].RootNode["services"];
    }

    private static string Text(YamlNode? node) => ((YamlScalarNode?)node)?.Value ?? "";

    private static YamlNode? At(YamlNode node, params IEnumerable<string> path) =>
        path.Aggregate<string, YamlNode?>(node, (parent, key) => parent is YamlMappingNode mapping && mapping.Children.TryGetValue(key, out var child) ? child : null);

    private static Dictionary<string, string> EnvironmentOf(YamlNode service) => ((YamlMappingNode)At(service, "environment")!).Children
        .ToDictionary(variable => Text(variable.Key), variable => Filled(Text(variable.Value)), StringComparer.Ordinal);

    private static string Filled(string value) => Variable().Replace(value, match => Examples()[match.Groups["name"].Value]);

    private static Dictionary<string, string> Examples() => File.ReadLines(Repository.PathOf(".env.example"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2))
        .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>Problems of a configuration; as a file, so that unknown sections are found too.</summary>
    private static IReadOnlyList<string> Check(Dictionary<string, string> environment)
    {
        using var folder = new TempFolder();
        var file = folder.Write("config.yaml", System.Text.Json.JsonSerializer.Serialize(Nested(environment)));
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["config"] = file });
        builder.AddCallCenterConfiguration();
        using var host = builder.Build();
        try
        {
            host.CheckConfiguration();
            return [];
        }
        catch (ConfigurationException error)
        {
            return [.. error.Problems.Select(problem => $"{problem.Key}: {problem.Message}")];
        }
    }

    private static Dictionary<string, object> Nested(Dictionary<string, string> environment)
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in environment)
        {
            var path = name.ToLowerInvariant().Split("__");
            var section = root;
            foreach (var key in path[..^1])
                section = (Dictionary<string, object>)(section.TryGetValue(key, out var known) ? known : section[key] = new Dictionary<string, object>(StringComparer.Ordinal));
            section[path[^1]] = value;
        }

        return root;
    }

    private Dictionary<string, YamlNode> Built() => services.Children
        .Where(service => At(service.Value, "build") is not null)
        .ToDictionary(service => Text(At(service.Value, "build", "args", "SERVICE")), service => service.Value, StringComparer.Ordinal);

    private YamlNode NameOf(string program) => services.Children.Single(service => string.Equals(Text(At(service.Value, "build", "args", "SERVICE")), program, StringComparison.Ordinal)).Key;

    [GeneratedRegex(@"\$\{(?<name>\w+):\?[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Variable();
}
