using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>The top of a YAML file that holds one mapping.</summary>
internal static class YamlRoot
{
    /// <summary>Reads it; null, with a problem noted, where the text is something else.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="what">What the file is, for the message: <c>a scenario</c>.</param>
    /// <param name="problems">Takes what is wrong, here and in the sections below.</param>
    public static YamlSection? Read(string yaml, string what, List<ScenarioProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            using var text = new StringReader(yaml);
            stream.Load(text);
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
                return new YamlSection(mapping, "", problems);
            problems.Add(new ScenarioProblem(1, "", $"{what} is one YAML document with keys at its top"));
        }
        catch (YamlException exception)
        {
            problems.Add(new ScenarioProblem((int)exception.Start.Line, "", $"not valid YAML: {exception.Message}"));
        }

        return null;
    }
}
