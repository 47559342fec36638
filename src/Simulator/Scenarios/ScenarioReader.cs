using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Scenarios;

/// <summary>Reads a scenario from YAML. The format, key by key, is <c>docs/scenarios.md</c>.</summary>
internal static partial class ScenarioReader
{
    private static readonly Dictionary<string, CallDirection> Directions = new(StringComparer.Ordinal)
    {
        ["outbound"] = CallDirection.Outbound,
        ["inbound"] = CallDirection.Inbound,
    };

    private static readonly Dictionary<string, AgentPhone> AgentPhones = new(StringComparer.Ordinal)
    {
        ["pick_up"] = AgentPhone.PickUp,
        ["busy"] = AgentPhone.Busy,
        ["no_answer"] = AgentPhone.NoAnswer,
    };

    /// <summary>Reads one scenario.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="source">Name of the file, for messages.</param>
    /// <exception cref="InvalidScenarioException">Something is wrong; every problem is listed.</exception>
    public static Scenario Read(string yaml, string source)
    {
        var problems = new List<ScenarioProblem>();
        var scenario = YamlRoot.Read(yaml, "a scenario", problems) is { } root ? Read(root) : null;
        if (problems.Count > 0 || scenario is null)
            throw new InvalidScenarioException(source, [.. problems.OrderBy(problem => problem.Line)]);
        return scenario;
    }

    private static Scenario Read(YamlSection root)
    {
        var basis = new Scenario { Name = Name(root) };
        var direction = root.Choice("direction", Directions) ?? basis.Direction;
        var scenario = basis with
        {
            Description = root.Text("description") ?? basis.Description,
            Direction = direction,
            Language = root.Text("language") ?? basis.Language,
            Speed = root.Number("speed", 0.1, 100) ?? basis.Speed,
            Seed = root.Count("seed", 0, int.MaxValue) ?? basis.Seed,
            Number = PhoneNumber(root, "number"),
            Call = root.Section("call") is { } call ? CallBodyReader.Read(call) : basis.Call,
            Ring = RingReader.Read(root, "ring") ?? basis.Ring,
            Agent = root.Choice("agent", AgentPhones) ?? basis.Agent,
            Caller = root.Section("caller") is { } caller ? BehaviourReader.Read(caller) : basis.Caller,
            Expect = root.Section("expect") is { } expect ? ExpectationReader.Read(expect) : basis.Expect,
        };
        if (direction == CallDirection.Inbound)
            RefuseOutboundKeys(root);
        root.RefuseUnknown();
        return scenario;
    }

    private static string Name(YamlSection root)
    {
        var name = root.RequiredText("name");
        if (name.Length > 0 && !NameShape().IsMatch(name))
            root.Note("name", $"must be lower case letters, digits and dashes, not '{name}'");
        return name;
    }

    private static string? PhoneNumber(YamlSection section, string key)
    {
        var number = section.Text(key);
        if (number is not null && !PhoneShape().IsMatch(number))
            section.Note(key, $"must be an E.164 number such as \"+33612345678\", not '{number}'");
        return number;
    }

    private static void RefuseOutboundKeys(YamlSection root)
    {
        foreach (var key in (string[])["call", "ring", "agent"])
        {
            if (root.Has(key))
                root.Note(key, "has no meaning when direction is inbound: the call center's configuration decides");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NameShape();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PhoneShape();
}
