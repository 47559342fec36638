namespace CallCenter.Platform.Translation;

/// <summary>Translates short texts. What stands in braces, such as <c>{bot_name}</c>, stays as it is.</summary>
public interface ITextTranslator
{
    /// <summary>Translates texts.</summary>
    /// <param name="texts">At most a few dozen.</param>
    /// <param name="from">Short code of their language, for example <c>en-US</c>.</param>
    /// <param name="to">Short code of the other language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>As many texts, in the same order.</returns>
    /// <exception cref="TranslationException">It cannot be done now.</exception>
    Task<IReadOnlyList<string>> TranslateAsync(IReadOnlyList<string> texts, string from, string to, CancellationToken cancellationToken);
}
