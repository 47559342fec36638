namespace CallCenter.Platform.Configuration.Prompts;

/// <summary>The texts that are spoken unless the configuration has others.</summary>
internal static partial class BuiltInPrompts
{
    public static PromptTexts Create()
    {
        var texts = new PromptTexts();
        foreach (var (language, prompts) in new[] { ("en", English), ("fr", French), ("es", Spanish), ("zh", Chinese) })
        {
            foreach (var (prompt, variants) in prompts)
                texts.Set(prompt, language, variants);
        }

        return texts;
    }
}
