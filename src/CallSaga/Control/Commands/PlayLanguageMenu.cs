using System.Collections.ObjectModel;
using CallCenter.Contracts.Calls;

namespace CallCenter.CallSaga.Control.Commands;

/// <summary>Command: ask the caller for a language, by key or voice. Its outcome shows as RecognizeCompleted or RecognizeFailed; <see cref="Results.LanguageMenuRefused"/> where it could not be played. Sent by the call saga to call control; may come twice.</summary>
public sealed record PlayLanguageMenu
{
    /// <summary>The call.</summary>
    public required Guid CallId { get; init; }

    /// <summary>The service's id of our leg.</summary>
    public required string ConnectionId { get; init; }

    /// <summary>Who chooses.</summary>
    public required PhoneNumber Caller { get; init; }

    /// <summary>Short codes to choose from, in the order of their keys from 1.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Short code of the language the menu is read in.</summary>
    public required string SpokenIn { get; init; }

    /// <summary>Name the assistant gives itself, for menus that say it.</summary>
    public required string BotName { get; init; }

    /// <summary>Company the assistant speaks for, for menus that say it.</summary>
    public required string BotCompany { get; init; }

    /// <summary>Which playing of the menu, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>What the call began with of texts that differ from caller to caller, by key.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; init; } = ReadOnlyDictionary<string, string>.Empty;
}
