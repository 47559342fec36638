using System.Globalization;
using CallCenter.Contracts.Calls;
using CallCenter.Platform.Persistence;

namespace CallCenter.CallSaga.Calls;

/// <summary>The choice of a language at the start of a call, by key or voice, where several are offered.</summary>
internal static class LanguageMenu
{
    /// <summary>How often the menu is played before the default language is taken.</summary>
    public const int MostAttempts = 3;

    /// <summary>
    /// From playing the menu until the default language is taken, should no outcome be reported: longer than nine entries take to be
    /// read out and the silence after them to run out.
    /// </summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(60);

    public static bool IsOfferedTo(CallState call) => call.Initiation.Languages.Count > 1;

    /// <summary>Whether an answer is to the menu as it was played last; once a language is settled, the number of attempts is back at zero and none is.</summary>
    public static bool IsAnsweredBy(CallState call, string? operationContext) =>
        call.LanguageAttempts > 0 && string.Equals(operationContext, OperationContext(call.LanguageAttempts), StringComparison.Ordinal);

    /// <summary>Names one playing of the menu, so that what is left of an earlier one is told apart.</summary>
    public static string OperationContext(int attempt) => string.Create(CultureInfo.InvariantCulture, $"language-menu-{attempt}");

    /// <summary>The chosen language; null where the answer names none that was offered.</summary>
    public static string? Choice(CallState call, RecognizeCompleted answer) =>
        call.Initiation.Languages.FirstOrDefault(code => string.Equals(code, answer.ChoiceLabel, StringComparison.OrdinalIgnoreCase));
}
