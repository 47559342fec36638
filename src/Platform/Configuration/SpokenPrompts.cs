using System.Buffers.Binary;
using CallCenter.Platform.Configuration.Prompts;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// The texts that are spoken word for word (<c>prompts.tts</c>): several variants each, built in for English, French, Spanish and
/// Chinese, all replaceable by configuration. A language without texts of its own gets the English ones, until they are translated.
/// </summary>
public sealed class SpokenPrompts
{
    private readonly PromptTexts texts;

    /// <summary>Reads the texts from the configuration.</summary>
    public SpokenPrompts(IConfiguration configuration) => texts = PromptReader.Read(configuration, []);

    /// <summary>Chooses a variant and fills in its placeholders.</summary>
    /// <param name="prompt">The occasion.</param>
    /// <param name="language">Short code, for example <c>fr-FR</c>.</param>
    /// <param name="callId">The call; the same call gets the same variant, so that a repeated run says the same.</param>
    /// <param name="values">Values by placeholder without braces: <c>bot_name</c>, <c>bot_company</c> and, for the language menu, <c>label</c>, <c>index</c>.</param>
    /// <param name="occurrence">How often the prompt was spoken in the call before; each time the next variant comes.</param>
    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    public string Pick(SpokenPrompt prompt, string language, Guid callId, IReadOnlyDictionary<string, string> values, int occurrence = 0)
    {
        var variants = texts.For(prompt, language);
        Span<byte> id = stackalloc byte[16];
        callId.TryWriteBytes(id);
        var draw = BinaryPrimitives.ReadUInt32LittleEndian(id) ^ BinaryPrimitives.ReadUInt32LittleEndian(id[12..]);
        return PromptTemplate.Fill(variants[(int)((draw + (uint)prompt + (uint)occurrence) % (uint)variants.Count)], values);
    }

    /// <summary>The prompts that a language has no texts of its own for, with the English ones.</summary>
    public IReadOnlyList<UntranslatedPrompt> Untranslated(string language) =>
    [
        .. from prompt in Enum.GetValues<SpokenPrompt>()
           let source = texts.SourceFor(prompt, language)
           where source is not null
           select new UntranslatedPrompt(prompt, source),
    ];

    /// <summary>Gives a language texts of its own, which are spoken from now on.</summary>
    public void Supplement(SpokenPrompt prompt, string language, IReadOnlyList<string> variants) => texts.Set(prompt, language, variants);
}
