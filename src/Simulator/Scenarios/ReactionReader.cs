using YamlDotNet.RepresentationModel;

namespace CallCenter.Simulator.Scenarios;

/// <summary>Reads what a person does in one turn: a text to say, or a mapping with <c>say</c>, <c>press</c>, <c>hang_up</c> and so on.</summary>
internal static class ReactionReader
{
    private const string Keys = "0123456789*#ABCD";

    /// <summary>Reads a text or a mapping.</summary>
    public static Reaction? Read(YamlNode node, string path, YamlSection parent)
    {
        if (node is YamlScalarNode text)
            return new Reaction { Say = text.Value };
        if (parent.Inner(node, path) is not { } section)
            return null;
        var reaction = Read(section);
        section.RefuseUnknown();
        return reaction;
    }

    /// <summary>Reads the keys of a reaction out of <paramref name="section"/>, which may hold other keys too.</summary>
    public static Reaction Read(YamlSection section)
    {
        var (hangUp, afterSpeech) = HangUp(section);
        var reaction = new Reaction
        {
            Say = section.Text("say"),
            Press = Press(section),
            Noise = section.Milliseconds("noise_ms", most: 60_000) ?? TimeSpan.Zero,
            Gibberish = section.Count("gibberish", 1, 200) ?? 0,
            Pause = section.Milliseconds("pause_ms", most: 120_000),
            Stored = section.Flag("stored") ?? true,
            HangUp = hangUp,
            HangUpAfterSpeech = afterSpeech,
        };
        var silent = section.Flag("silent") ?? false;
        if (silent && !reaction.IsSilent)
            section.Note("silent", "contradicts the other keys: a silent person does nothing");
        if (!silent && reaction.IsSilent)
            section.Note("say", "is missing: one of say, press, noise_ms, gibberish, hang_up, silent is required");
        if (afterSpeech is not null && reaction.Say is null && reaction.Gibberish == 0)
            section.Note("hang_up", "after_ms needs something to say: it counts own speech");
        return reaction;
    }

    private static string? Press(YamlSection section)
    {
        var press = section.Text("press");
        if (press is not null && !press.Contains("${", StringComparison.Ordinal) && (press.Length == 0 || press.Any(key => !Keys.Contains(key, StringComparison.Ordinal))))
            section.Note("press", $"must be keys of 0-9 * # A-D, not '{press}'");
        return press;
    }

    private static (bool Done, TimeSpan? AfterSpeech) HangUp(YamlSection section)
    {
        if (section.Node("hang_up") is not YamlMappingNode)
            return (section.Flag("hang_up") ?? false, null);
        var inner = section.Section("hang_up")!;
        var after = inner.Milliseconds("after_ms", least: 20);
        if (after is null && !inner.Has("after_ms"))
            inner.Note("after_ms", "is required; for the end of the sentence write hang_up: true");
        inner.RefuseUnknown();
        return (true, after);
    }
}
