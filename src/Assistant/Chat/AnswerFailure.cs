namespace CallCenter.Assistant.Chat;

/// <summary>Why the assistant has no answer.</summary>
public enum AnswerFailure
{
    /// <summary>No model could be reached, or all gave up; an apology is due.</summary>
    ProviderFailed,

    /// <summary>The caller's words were refused by the content filter; they are to be dropped from history and the caller asked to rephrase.</summary>
    InputFiltered,
}
