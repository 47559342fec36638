using CallCenter.Assistant.Chat;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Tests.Chat;

/// <summary>What a model is told of a conversation that it is told of entry by entry, without tools.</summary>
public sealed class HistoryEntryTests
{
    [Fact]
    public void Between_two_calls_stands_where_one_ended_and_the_other_began()
    {
        var told = HistoryEntry.Latest(
            [
                Some.Caller("") with { Action = MessageAction.Call },
                Some.Caller("My laptop broke."),
                Some.Assistant("Which one?") with { Style = Style.Sad },
                Some.Caller("") with { Action = MessageAction.Hangup },
                Some.Assistant("Call us back.") with { Action = MessageAction.Sms, CreatedAt = Some.Now.AddMinutes(1) },
                Some.Caller("") with { Action = MessageAction.Call, CreatedAt = Some.Now.AddHours(2) },
            ],
            Some.Paris);

        told.Select(shown => shown.Told).ShouldBe(
        [
            new HistoryEntry(false, "[A call begins, 2026-11-22 09:30.]"),
            new HistoryEntry(false, "My laptop broke."),
            new HistoryEntry(true, "Which one?"),
            new HistoryEntry(false, "[The call is over, 2026-11-22 09:30.]"),
            new HistoryEntry(true, "[Text message, 2026-11-22 09:31:] Call us back."),
            new HistoryEntry(false, "[A call begins, 2026-11-22 11:30.]"),
        ]);
    }

    [Fact]
    public void The_latest_twenty_that_hold_words_are_told()
    {
        var entries = Enumerable.Range(1, 25).SelectMany(i => new[] { Some.Caller($"{i}"), Some.Assistant("", new ToolCall("call_1", "updated_claim", "{}", "Done.")) });

        HistoryEntry.Latest(entries, Some.Paris).Select(shown => shown.Told.Text).ShouldBe(Enumerable.Range(6, 20).Select(i => $"{i}"));
    }
}
