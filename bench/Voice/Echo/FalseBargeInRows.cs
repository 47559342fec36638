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
        var (falsely, interruptions, stopped, spoken) = (0, 0, 0, TimeSpan.Zero);
        for (var seed = 1; seed <= (quick ? 1 : Talks); seed++)
        {
            using var talk = new TalkWithEcho(Rate, assistant, callers, seed);
            talk.Run(TimeSpan.FromMinutes(quick ? 5 : 60 / Talks));
            falsely += talk.FalseBargeIns.Count;
            interruptions += talk.Interruptions;
            stopped += talk.Stopped;
            spoken += talk.Spoken;
        }

        Report.AtMost(quick ? "false_bargein.5min" : "false_bargein.hour", falsely, "count", 0);
        Report.Note("false_bargein.assistant_spoke", spoken.TotalMinutes, "min");
        Report.AtLeast("false_bargein.true_ones_heard", interruptions == 0 ? 1 : Math.Min(1, (double)stopped / interruptions), "share", 0.95);
    }
}
