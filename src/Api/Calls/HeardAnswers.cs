using System.Text.Json;
using CallCenter.Api.Errors;
using CallCenter.Platform.Persistence;

namespace CallCenter.Api.Calls;

/// <summary>The body of <c>POST /call/{id}/heard</c>.</summary>
internal sealed record HeardAnswers
{
    private const int MostAnswers = 500;
    private const double LongestMs = 24 * 3_600_000;

    // Two questions are further apart.
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

    /// <summary>Enters the measurements into the timings of the turns that they are about; each media session has a clock of its own.</summary>
    /// <returns>How many fitted one.</returns>
    public int Match(IReadOnlyCollection<TurnRecord> turns)
    {
        var left = Answers.OrderBy(answer => answer.FinishedMs).ToList();
        var sessions = turns.Where(turn => turn.Timings.SpeechEndMs is not null).GroupBy(turn => turn.SessionId);
        foreach (var session in sessions.OrderByDescending(session => session.Count()))
        {
            var open = session.OrderBy(Ended).ToList();
            var lead = FarEndClock.LeadMs([.. left.Select(answer => answer.FinishedMs)], [.. open.Select(Ended)]);
            left.RemoveAll(answer => TryEnter(answer, answer.FinishedMs - lead, open));
        }

        return Answers.Count - left.Count;
    }

    private static bool TryEnter(HeardAnswer answer, double finished, List<TurnRecord> open)
    {
        if (open.MinBy(Distance) is not { } turn || Distance(turn) > ToleranceMs)
            return false;
        turn.Timings = turn.Timings with { HeardMs = answer.HeardMs };
        return open.Remove(turn);

        double Distance(TurnRecord candidate) => Math.Abs(Ended(candidate) - finished);
    }

    private static double Ended(TurnRecord turn) => turn.Timings.SpeechEndMs!.Value;

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
