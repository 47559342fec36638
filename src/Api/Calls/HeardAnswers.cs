using System.Text.Json;
using CallCenter.Api.Errors;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>The body of <c>POST /call/{id}/heard</c>.</summary>
internal sealed record HeardAnswers
{
    private const int MostAnswers = 500;
    private const double LongestMs = 24 * 3_600_000;

    // The far end is connected some tenths of a second before or after our media session begins, and two questions are further apart.
    private const double ToleranceMs = 1_000;

    /// <summary>One for each answer that was measured.</summary>
    public IReadOnlyList<HeardAnswer> Answers { get; init; } = [];

    /// <summary>Reads the body and returns all that is wrong with it.</summary>
    public static List<FieldProblem> Read(JsonElement body, out HeardAnswers heard)
    {
        var problems = new List<FieldProblem>();
        heard = new HeardAnswers();
        if (body.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem("", $"the body must be a JSON object, not {JsonFields.Kind(body)}"));
            return problems;
        }

        var fields = new JsonFields(body, "", problems);
        var answers = fields.List("answers", (entry, path) => Answer(entry, path, problems));
        if (problems.Count == 0 && answers is not { Count: > 0 and <= MostAnswers })
            problems.Add(new FieldProblem("answers", $"must be a list of 1 to {MostAnswers} answers"));
        fields.RefuseOthers();
        heard = new HeardAnswers { Answers = answers ?? [] };
        return problems;
    }

    /// <summary>Enters the measurements into the timings of the turns that they are about.</summary>
    /// <returns>How many fitted one.</returns>
    public int Match(IReadOnlyCollection<TurnRecord> turns)
    {
        var open = turns.Where(turn => turn.Timings.SpeechEndMs is not null).ToList();
        var matched = 0;
        foreach (var answer in Answers)
        {
            if (open.MinBy(Distance) is not { } turn || Distance(turn) > ToleranceMs)
                continue;
            turn.Timings = turn.Timings with { HeardMs = answer.HeardMs };
            open.Remove(turn);
            matched++;

            double Distance(TurnRecord candidate) => Math.Abs(candidate.Timings.SpeechEndMs!.Value - answer.FinishedMs);
        }

        return matched;
    }

    private static HeardAnswer Answer(JsonElement entry, string path, List<FieldProblem> problems)
    {
        if (entry.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(new FieldProblem(path, $"must be an object, not {JsonFields.Kind(entry)}"));
            return new HeardAnswer();
        }

        var fields = new JsonFields(entry, path, problems);
        var answer = new HeardAnswer { FinishedMs = Milliseconds("finished_ms"), HeardMs = Milliseconds("heard_ms") };
        fields.RefuseOthers();
        return answer;

        double Milliseconds(string name)
        {
            var before = problems.Count;
            var value = fields.Number(name);
            if (problems.Count == before && value is not (>= 0 and <= LongestMs))
                problems.Add(new FieldProblem(fields.PathOf(name), "must be a number of milliseconds from 0 to 86400000"));
            return value ?? 0;
        }
    }
}
