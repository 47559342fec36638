using System.Text.RegularExpressions;
using CallCenter.Simulator.Scenarios;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Evaluation;

/// <summary>Reads a suite from YAML. The format, key by key, is <c>docs/evaluation.md</c>.</summary>
internal static class SuiteReader
{
    private const int MostWords = 10_000;

    /// <summary>Reads one suite.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="source">Name of the file, for messages.</param>
    /// <exception cref="InvalidScenarioException">Something is wrong; every problem is listed with its line.</exception>
    public static Suite Read(string yaml, string source)
    {
        var problems = new List<ScenarioProblem>();
        var suite = Root(yaml, problems) is { } root ? Read(root) : null;
        return problems.Count == 0 && suite is not null
            ? suite
            : throw new InvalidScenarioException(source, [.. problems.OrderBy(problem => problem.Line)]);
    }

    private static YamlSection? Root(string yaml, List<ScenarioProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            using var text = new StringReader(yaml);
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
                return new YamlSection(mapping, "", problems);
            problems.Add(new ScenarioProblem(1, "", "a suite is one YAML document with keys at its top"));
        }
        catch (YamlException exception)
        {
            problems.Add(new ScenarioProblem((int)exception.Start.Line, "", $"not valid YAML: {exception.Message}"));
        }

        return null;
    }

    private static Suite Read(YamlSection root)
    {
        var forbidden = root.Patterns("forbidden");
        var longest = root.Count("longest_words", 1, MostWords);
        var cases = root.List("cases", (node, path) => root.Inner(node, path) is { } section ? Case(section, forbidden, longest) : null);
        if (cases.Count == 0)
            root.Note("cases", "expected at least one case with a scenario");
        foreach (var twice in cases.GroupBy(one => one.Scenario, StringComparer.Ordinal).Where(group => group.Count() > 1))
            root.Note("cases", $"scenario {twice.Key} stands in more than one case");
        var suite = new Suite(root.RequiredText("name"), cases);
        root.RefuseUnknown();
        return suite;
    }

    private static SuiteCase Case(YamlSection section, IReadOnlyList<Regex> forbidden, int? longest)
    {
        var facts = section.Section("facts");
        var read = new SuiteCase
        {
            Scenario = section.RequiredText("scenario"),
            Facts = facts?.Keys.ToDictionary(field => field, field => Fact(facts, field), StringComparer.Ordinal) ?? [],
            Forbidden = [.. forbidden, .. section.Patterns("forbidden")],
            Tools = section.Texts("tools"),
            UnwantedTools = section.Texts("unwanted_tools"),
            Language = section.Text("language"),
            LongestWords = section.Count("longest_words", 1, MostWords) ?? longest,
        };
        section.RefuseUnknown();
        return read;
    }

    // A text is the value; nothing at all means that the field must be empty.
    private static Fact Fact(YamlSection facts, string field)
    {
        switch (facts.Node(field))
        {
            case null:
                return new Fact { Missing = true };
            case YamlScalarNode text:
                return new Fact { Text = text.Value };
        }

        if (facts.Section(field) is not { } section)
            return new Fact { Missing = true };
        var moment = RelativeMoment.TryParse(section.RequiredText("when"));
        if (moment is null)
            section.Note("when", "must look like 'yesterday 09:00', 'today', '-3 days 08:00' or 'last monday 10:00'");
        section.RefuseUnknown();
        return new Fact { When = moment };
    }
}
