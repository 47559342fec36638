namespace CallCenter.Faults.Separate;

/// <summary>Which processes die when, drawn from a seed.</summary>
internal static class KillPlan
{
    /// <summary>Blows in a round: one for each kind of process.</summary>
    public const int PerRound = 7;

    private const int Instances = 2;
    private const string Kill = "KILL";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private static readonly string[] Services = ["saga", "edge", "api", "insights", "notification"];

    /// <summary>
    /// The plan of a seed. In every round each kind of process is struck once, in an order drawn anew: one of the
    /// instances of every service is killed, in the next round the other one, which by then has all the calls; the servers are stopped in
    /// good order or, every second time, killed as well.
    /// </summary>
    public static IEnumerable<Blow> Of(int seed, int rounds)
    {
        var random = new Random(seed);
        var first = Services.ToDictionary(service => service, _ => random.Next(Instances), StringComparer.Ordinal);
        for (var number = 0; number < rounds; number++)
        {
            (string Process, string Signal)[] round =
            [
                .. Services.Select(service => ($"{service}-{((first[service] + number) % Instances) + 1}", Kill)),
                ("rabbitmq", random.Next(2) == 0 ? Kill : "TERM"),
                ("postgresql", random.Next(2) == 0 ? Kill : "INT"),
            ];
            random.Shuffle(round);
            foreach (var (process, signal) in round)
                yield return new Blow(ShortestPause + (random.NextDouble() * (LongestPause - ShortestPause)), process, signal);
        }
    }
}
