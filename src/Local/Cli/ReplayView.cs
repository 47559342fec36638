using System.Globalization;
using System.Text.Json;
using CallCenter.MediaEdge.Journal;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary>Shows what came of a replay: a progress bar and a table to a person at a terminal, lines otherwise, or JSON.</summary>
/// <param name="console">Where to.</param>
/// <param name="terminal">Whether a person looks at it.</param>
/// <param name="showText">Whether what was said may be shown.</param>
internal sealed class ReplayView(IAnsiConsole console, bool terminal, bool showText)
{
    /// <summary>Shows how far a replay is while it runs.</summary>
    public async Task<ReplayReport> WatchAsync(bool quiet, Func<IProgress<double>?, Task<ReplayReport>> replay)
    {
        if (!terminal || quiet)
            return await replay(null);
        return await console.Progress().AutoClear(true).StartAsync(progress =>
        {
            var bar = progress.AddTask("Replaying", maxValue: 1);
            return replay(new Bar(bar));
        });
    }

    /// <summary>Tells something that happens.</summary>
    public void Trace(TraceLine line) => Line($"{Time(line.At)}  {Text(new Happening(line.What, line.Words))}");

    /// <summary>Tells how sessions went.</summary>
    public void Show(IReadOnlyList<ReplayReport> reports)
    {
        if (terminal)
            console.Write(Table(reports));
        else
            foreach (var report in reports)
                Line($"session {report.SessionId}  {Time(report.Length)}  {report.Records} records  {Verdict(report)}");
        foreach (var difference in reports.Select(report => report.Difference).OfType<ReplayDifference>())
        {
            Line($"{Time(difference.At)}  recorded: {Text(difference.Expected)}");
            Line($"{Time(difference.At)}  came:     {Text(difference.Came)}");
        }
    }

    /// <summary>Writes everything as JSON.</summary>
    public void Json(IReadOnlyList<ReplayReport> reports, IReadOnlyList<TraceLine>? trace)
    {
        var told = new
        {
            exact = reports.All(report => report.IsExact),
            sessions = reports.Select(report => new
            {
                call_id = report.CallId,
                session_id = report.SessionId,
                began_at = report.BeganAt,
                recorded_by = report.RecordedBy,
                length_ms = report.Length.TotalMilliseconds,
                records = report.Records,
                exact = report.IsExact,
                ending = report.Ending.ToString().ToLowerInvariant(),
                readable_bytes = report.ReadableBytes,
                difference = report.Difference is not { } found ? null : new { at_ms = found.At.TotalMilliseconds, recorded = Plain(found.Expected), came = Plain(found.Came) },
            }),
            trace = trace?.Select(line => new { at_ms = line.At.TotalMilliseconds, happened = Plain(new Happening(line.What, line.Words)) }),
        };
        Line(JsonSerializer.Serialize(told, JsonView.Readable));
    }

    private static Table Table(IReadOnlyList<ReplayReport> reports)
    {
        var table = new Table().RoundedBorder();
        foreach (var name in (string[])["session", "began at (UTC)", "length", "records", "result"])
            table.AddColumn(new TableColumn(name).NoWrap());
        foreach (var report in reports)
        {
            table.AddRow(
                new Text(report.SessionId.ToString()),
                new Text(report.BeganAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
                new Text(Time(report.Length)),
                new Text(report.Records.ToString(CultureInfo.InvariantCulture)),
                new Text(Verdict(report), report.IsExact ? Color.Green : Color.Red));
        }

        return table;
    }

    private static string Verdict(ReplayReport report) => (report.Difference, report.Ending) switch
    {
        ({ } difference, _) => $"differs at {Time(difference.At)}",
        (_, JournalEnding.Whole) => "exactly as recorded",
        (_, JournalEnding.Gap) => "exactly as recorded, as far as the journal goes: it was given up before the session ended",
        (_, JournalEnding.Cut) => $"exactly as recorded, as far as the journal goes: it is cut at byte {report.ReadableBytes}",
        _ => $"the journal was changed behind byte {report.ReadableBytes}, at {Time(report.Length)}",
    };

    // What was said only where it may be seen; that it is another text has to show all the same.
    private string Text(Happening happened) => happened.Words switch
    {
        null => happened.What,
        { } words when showText => $"{happened.What}: {Printable.OneLine(words)}",
        { } words => $"{happened.What} ({words.Length} characters; --show-text shows them)",
    };

    private object Plain(Happening happened) => new { what = happened.What, words = showText ? happened.Words : null, characters = happened.Words?.Length };

    private static string Time(TimeSpan time) => time.ToString(@"hh\:mm\:ss\.ff", CultureInfo.InvariantCulture);

    private void Line(string line) => console.Profile.Out.Writer.WriteLine(line);

    // Unlike the framework's Progress it reports at once, on the task that replays.
    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
