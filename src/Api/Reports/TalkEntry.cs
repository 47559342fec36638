using CallCenter.Api.Calls;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Reports;

/// <summary>An entry of the conversation as the report shows it: a message, words of the assistant that were not heard, or both where the caller heard only some of them.</summary>
/// <param name="Message">The message; null where nothing was heard.</param>
/// <param name="Unheard">The words that were not all heard; null where all were.</param>
internal sealed record TalkEntry(MessageRecord? Message, UnheardView? Unheard)
{
    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt => Message?.CreatedAt ?? Unheard!.Words.CreatedAt;

    /// <summary>The conversation, oldest entry first.</summary>
    public static IReadOnlyList<TalkEntry> Of(CallView view)
    {
        var cut = view.Unheard.Where(unheard => unheard.Message is not null).ToDictionary(unheard => unheard.Message!.Id);
        var missed = view.Unheard.Where(unheard => unheard.Message is null).Select(unheard => new TalkEntry(Message: null, unheard));
        return [.. view.Messages.Select(message => new TalkEntry(message, cut.GetValueOrDefault(message.Id))).Concat(missed).OrderBy(entry => entry.CreatedAt)];
    }
}
