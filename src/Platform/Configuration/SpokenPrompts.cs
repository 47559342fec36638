using System.Buffers.Binary;
using System.Collections.ObjectModel;
using CallCenter.Platform.Configuration.Prompts;
using Microsoft.Extensions.Configuration;

namespace CallCenter.Platform.Configuration;

/// <summary>
/// The texts that are spoken word for word (<c>prompts.tts</c>): several variants each, built in for English, French, Spanish and
/// Chinese, all replaceable by configuration. A language without texts of its own gets the English ones, until they are translated.
/// A text may have others on trial, each for a percentage of callers; where a call is at hand, ask <see cref="For"/>.
/// </summary>
public sealed class SpokenPrompts
{
    private readonly PromptTexts texts;
    private readonly IReadOnlyDictionary<SpokenPrompt, string> trials;

    /// <summary>Reads the texts from the configuration.</summary>
    public SpokenPrompts(IConfiguration configuration)
        : this(PromptReader.Read(configuration, []), ReadOnlyDictionary<SpokenPrompt, string>.Empty)
    {
    }

    private SpokenPrompts(PromptTexts texts, IReadOnlyDictionary<SpokenPrompt, string> trials) => (this.texts, this.trials) = (texts, trials);

    /// <summary>The texts as a caller hears them; translations that come in later are heard too.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    /// <param name="recorded">What was recorded on the call; empty before that.</param>
    public SpokenPrompts For(string caller, IReadOnlyDictionary<string, string> recorded) => texts.Trials.Count == 0
        ? this
        : new SpokenPrompts(texts, texts.Trials.ToDictionary(trial => trial.Key, trial => trial.Value.For(caller, recorded).Name));

    /// <summary>What is recorded on a call that begins: the name of the caller's trial of each text that has some, <c>default</c> for its usual variants.</summary>
    /// <param name="caller">Phone number, E.164.</param>
    public Dictionary<string, string> DrawFor(string caller) =>
        texts.Trials.Values.ToDictionary(trial => trial.Key, trial => trial.Draw(caller).Name, StringComparer.Ordinal);

    /// <summary>Chooses a variant and fills in its placeholders.</summary>
    /// <param name="prompt">The occasion.</param>
    /// <param name="language">Short code, for example <c>fr-FR</c>.</param>
    /// <param name="callId">The call; the same call gets the same variant, so that a repeated run says the same.</param>
    /// <param name="values">Values by placeholder without braces: <c>bot_name</c>, <c>bot_company</c> and, for the language menu, <c>label</c>, <c>index</c>.</param>
    /// <param name="occurrence">How often the prompt was spoken in the call before; each time the next variant comes.</param>
    /// <exception cref="ArgumentException">A placeholder has no value.</exception>
    public string Pick(SpokenPrompt prompt, string language, Guid callId, IReadOnlyDictionary<string, string> values, int occurrence = 0)
    {
        var variants = texts.For(prompt, language, trials.GetValueOrDefault(prompt, TrialOptions.Usual));
        Span<byte> id = stackalloc byte[16];
        callId.TryWriteBytes(id);
        var draw = BinaryPrimitives.ReadUInt32LittleEndian(id) ^ BinaryPrimitives.ReadUInt32LittleEndian(id[12..]);
        return PromptTemplate.Fill(variants[(int)((draw + (uint)prompt + (uint)occurrence) % (uint)variants.Count)], values);
    }

    /// <summary>The prompts that a language has no texts of its own for, with the English ones.</summary>
    public IReadOnlyList<UntranslatedPrompt> Untranslated(string language) => [.. texts.Untranslated(language)];

    /// <summary>Gives a language texts of its own, which are spoken from now on.</summary>
    public void Supplement(UntranslatedPrompt prompt, string language, IReadOnlyList<string> variants) => texts.Set(prompt.Prompt, language, variants, prompt.Trial);
}
