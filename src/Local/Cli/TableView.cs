using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace CallCenter.Local.Cli;

/// <summary>For a person at a terminal: tables.</summary>
internal sealed class TableView(IAnsiConsole console) : IFailedMessagesView
{
    public void List(JsonElement messages, int total)
    {
        var listed = FailedMessagesClient.Parse<List<FailedMessage>>(messages);
        if (listed.Count > 0)
            console.Write(Table(listed));
        console.WriteLine(total switch
        {
            0 => "No message failed.",
            _ when listed.Count == total => $"{total} in all.",
            _ => $"{listed.Count} of {total}; --page N shows others.",
        });
    }

    public void Show(JsonElement message)
    {
        var shown = FailedMessagesClient.Parse<FailedMessage>(message);
        var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in PlainView.Parts(shown))
            grid.AddRow(new Text(name), new Text(value));
        console.Write(grid);
        console.WriteLine();
        console.WriteLine(PlainView.Body(shown));
    }

    public void Replayed(ReplayCount count) => new PlainView(console.Profile.Out.Writer).Replayed(count);

    public void Deleted() => new PlainView(console.Profile.Out.Writer).Deleted();

    private static Table Table(List<FailedMessage> messages)
    {
        var table = new Table().RoundedBorder();
        table.AddColumn(new TableColumn("id").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("failed at (UTC)").NoWrap());
        foreach (var name in (string[])["call", "endpoint", "message", "reason"])
            table.AddColumn(name);
        foreach (var message in messages)
        {
            table.AddRow(
                new Text(message.Id.ToString(CultureInfo.InvariantCulture)),
                new Text(message.FailedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
                new Text(message.CallId?.ToString() ?? "–"),
                new Text(Printable.OneLine(message.Endpoint)),
                new Text(Printable.OneLine(message.ShortType)),
                new Text(Printable.OneLine(message.Reason)));
        }

        return table;
    }
}
