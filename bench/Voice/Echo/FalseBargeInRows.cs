namespace CallCenter.Voice.Echo;

/// <summary>How often the assistant is stopped by its own echo in an hour of talk.</summary>
internal static class FalseBargeInRows
{
    /// <summary>Measures and prints: an hour in six talks, or five minutes of one.</summary>
    public static void Print(bool quick)
    {
        if (Recordings.Installed("en", "fr").Length < 2)
        {
            Console.WriteLine("false barge-in left out: needs Debian's asterisk-core-sounds-en-wav and asterisk-core-sounds-fr-wav");
            return;
        }

        const int Rate = 16_000;
        const int Talks = 6;
        var assistant = Recordings.Prompts("en", 20, Rate, -20).Take(120).ToArray();
        var callers = Recordings.Prompts("fr", 30, Rate, -24).Take(60).ToArray();
        var (falsely, interruptions, stopped) = Talk(20);
        Report.AtMost(quick ? "false_bargein.5min" : "false_bargein.hour", falsely, "count", 0);
        Report.AtLeast("false_bargein.true_ones_heard", interruptions == 0 ? 1 : (double)stopped / interruptions, "share", 0.95);
        Report.Note(quick ? "false_bargein.5min/no_jitter" : "false_bargein.hour/no_jitter", Talk(0).Falsely, "count");

        (int Falsely, int Interruptions, int Stopped) Talk(double jitter)
        {
            var sum = (Falsely: 0, Interruptions: 0, Stopped: 0);
            for (var seed = 1; seed <= (quick ? 1 : Talks); seed++)
            {
                using var talk = new TalkWithEcho(Rate, assistant, callers, seed) { Jitter = jitter };
                talk.Run(TimeSpan.FromMinutes(quick ? 5 : 60 / Talks));
                sum = (sum.Falsely + talk.FalseBargeIns.Count, sum.Interruptions + talk.Interruptions, sum.Stopped + talk.Stopped);
            }

            return sum;
        }
    }
}
