namespace CallCenter.Assistant.Tools;

/// <summary>
/// Look up documents of the company: opening hours, prices, conditions, procedures, instructions. Use it when the caller asks something that
/// you do not know for certain, and before you say that you do not know.
/// </summary>
/// <param name="Queries">
/// What to look for: one to five different short texts in the language of the documents, each understandable by itself: a question or a few
/// key words, for example: opening hours on public holidays.
/// </param>
internal sealed record SearchDocumentArguments(IReadOnlyList<string> Queries);
