namespace CallCenter.Platform.Configuration;

/// <summary>An occasion for a text that is spoken word for word. All may use <c>{bot_name}</c> and <c>{bot_company}</c>.</summary>
public enum SpokenPrompt
{
    /// <summary>Opens a new conversation (<c>hello_tpl</c>).</summary>
    Hello,

    /// <summary>Opens a call that continues an earlier conversation (<c>hello_again_tpl</c>).</summary>
    HelloAgain,

    /// <summary>Ends a call (<c>goodbye_tpl</c>).</summary>
    Goodbye,

    /// <summary>The caller was not understood (<c>error_tpl</c>).</summary>
    Error,

    /// <summary>Nobody has spoken for a while (<c>timeout_silence_tpl</c>).</summary>
    Silence,

    /// <summary>The answer takes long (<c>timeout_loading_tpl</c>).</summary>
    Loading,

    /// <summary>A human is about to take over (<c>connect_agent_tpl</c>).</summary>
    Transfer,

    /// <summary>No human could take over (<c>calltransfer_failure_tpl</c>).</summary>
    TransferFailure,

    /// <summary>One entry of the language menu; also uses <c>{label}</c>, the language, and <c>{index}</c>, its digit (<c>ivr_language_tpl</c>).</summary>
    LanguageMenu,

    /// <summary>What the caller said cannot be talked about (<c>rephrase_tpl</c>).</summary>
    Rephrase,

    /// <summary>No answer was found in time (<c>no_answer_tpl</c>).</summary>
    NoAnswerApology,

    /// <summary>The call is recorded (<c>recording_tpl</c>).</summary>
    RecordingNotice,

    /// <summary>The call was cut off for a moment and goes on; what was being talked about follows (<c>reconnected_tpl</c>).</summary>
    Reconnected,
}
