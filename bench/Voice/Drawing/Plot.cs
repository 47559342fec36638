using System.Globalization;
using System.Text;

namespace CallCenter.Voice.Drawing;

/// <summary>
/// Draws the result as SVG, for light and dark pages: what a frame costs by the number of calls, and how much of each target was used.
/// </summary>
internal static class Plot
{
    private const int Width = 900;
    private const int CostHeight = 300;
    private const int BarHeight = 15;
    private const int BarsLeft = 330;
    private const int BarsWidth = 380;
    private const double MostUsed = 1.5;
    private const double Least = 10;
    private const double Most = 1000;

    private const string Style =
        """
        <style>
          text { font: 12px system-ui, sans-serif; fill: #24292f; }
          .title { font-size: 15px; font-weight: 600; }
          .small { font-size: 11px; }
          .axis { stroke: #8c959f; fill: none; }
          .limit { stroke: #8c959f; stroke-dasharray: 4 3; fill: none; }
          .edge { stroke: #0969da; fill: none; stroke-width: 2; }
          .echo { stroke: #8250df; fill: none; stroke-width: 2; }
          .met { fill: #0969da; }
          .missed { fill: #bc4c00; }
          .floor { fill: #8250df; }
          @media (prefers-color-scheme: dark) {
            text { fill: #d1d7e0; }
            .edge { stroke: #6cb6ff; } .echo { stroke: #b083f0; } .met { fill: #6cb6ff; } .missed { fill: #f69d50; } .floor { fill: #b083f0; }
          }
        </style>
        """;

    /// <summary>Draws rows.</summary>
    public static string Of(IReadOnlyList<Row> rows)
    {
        var targets = rows.Where(row => row.HasTarget).ToList();
        var height = CostHeight + 60 + (targets.Count * BarHeight);
        var drawing = new StringBuilder();
        Add(drawing, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" role="img" aria-label="Cost of a frame by calls, and targets">""");
        drawing.Append(Style);
        AddCosts(drawing, rows);
        AddTargets(drawing, targets);
        return drawing.Append("</svg>\n").ToString();
    }

    private static void AddCosts(StringBuilder drawing, IReadOnlyList<Row> rows)
    {
        var edge = Points(rows, ".cost");
        var echo = Points(rows, ".cost.echo");
        if (edge.Count == 0)
            return;
        Add(drawing, $"""<text class="title" x="20" y="24">Processor time of a 20 ms frame pair, in µs, by calls at once</text>""");
        Add(drawing, $"""<path class="axis" d="M60 {Y(Most):0.#}V{Y(Least):0.#}H{Width - 160}"/>""");
        foreach (var mark in new[] { 10, 30, 100, 300, 1000 })
            Add(drawing, $"""<text class="small" x="52" y="{Y(mark) + 4:0.#}" text-anchor="end">{mark}</text>""");
        Add(drawing, $"""<path class="limit" d="M60 {Y(40):0.#}H{Width - 160}"/><text class="small" x="{Width - 154}" y="{Y(40) + 4:0.#}">target 40 µs</text>""");
        AddLine(drawing, edge, "edge", "met");
        AddLine(drawing, echo, "echo", "floor");
        AddLegend(drawing, 40, "met", "media edge");
        AddLegend(drawing, 56, "floor", "bare WebSocket echo of the same frames");
        foreach (var (calls, _) in edge)
            Add(drawing, $"""<text class="small" x="{X(calls):0.#}" y="{Y(Least) + 18:0.#}" text-anchor="middle">{calls:0}</text>""");
    }

    private static void AddLegend(StringBuilder drawing, int y, string fill, string name) =>
        Add(drawing, $"""<circle class="{fill}" cx="480" cy="{y}" r="3.5"/><text class="small" x="490" y="{y + 4}">{name}</text>""");

    private static void AddLine(StringBuilder drawing, List<(double Calls, double Cost)> points, string line, string fill)
    {
        if (points.Count == 0)
            return;
        var path = string.Join('L', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X(point.Calls):0.#} {Y(point.Cost):0.#}")));
        Add(drawing, $"""<path class="{line}" d="M{path}"/>""");
        foreach (var (calls, cost) in points)
            Add(drawing, $"""<circle class="{fill}" cx="{X(calls):0.#}" cy="{Y(cost):0.#}" r="3.5"/><text class="small" x="{X(calls) + 8:0.#}" y="{Y(cost) - 6:0.#}">{cost:0.#}</text>""");
    }

    private static void AddTargets(StringBuilder drawing, List<Row> rows)
    {
        Add(drawing, $"""<text class="title" x="20" y="{CostHeight + 10}">How much of what is allowed was used; left of the line the target is met</text>""");
        var top = CostHeight + 30;
        for (var index = 0; index < rows.Count; index++)
        {
            var (row, y) = (rows[index], top + (index * BarHeight));
            var length = Math.Max(1, Math.Min(row.Used, MostUsed) / MostUsed * BarsWidth);
            Add(drawing, $"""<text class="small" x="{BarsLeft - 8}" y="{y + 11}" text-anchor="end">{row.Name}</text>""");
            Add(drawing, $"""<rect class="{row.Verdict}" x="{BarsLeft}" y="{y + 2}" width="{length:0.#}" height="{BarHeight - 4}" rx="2"/>""");
            Add(drawing, $"""<text class="small" x="{BarsLeft + BarsWidth + 8}" y="{y + 11}">{row.Value:0.###} {row.Unit} ({Escaped(row.Target)})</text>""");
        }

        Add(drawing, $"""<path class="limit" d="M{BarsLeft + (BarsWidth / MostUsed):0.#} {top - 4}V{top + (rows.Count * BarHeight)}"/>""");
    }

    private static List<(double Calls, double Cost)> Points(IReadOnlyList<Row> rows, string suffix) =>
    [
        .. from row in rows
           let middle = row.Name.StartsWith("calls.", StringComparison.Ordinal) && row.Name.EndsWith(suffix, StringComparison.Ordinal) ? row.Name[6..^suffix.Length] : ""
           where double.TryParse(middle, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
           let calls = double.Parse(middle, CultureInfo.InvariantCulture)
           orderby calls
           select (calls, row.Value),
    ];

    private static double X(double calls) => 100 + ((Math.Log10(calls) - 1) / 2 * (Width - 300));

    private static double Y(double cost) => CostHeight - 50 - (Math.Log10(cost / Least) / Math.Log10(Most / Least) * (CostHeight - 100));

    private static string Escaped(string text) => text.Replace("<=", "≤ ", StringComparison.Ordinal).Replace(">=", "≥ ", StringComparison.Ordinal);

    private static void Add(StringBuilder drawing, FormattableString line) => drawing.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
