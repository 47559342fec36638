namespace CallCenter.MediaEdge.Tests.Hosting;

/// <summary>A caller who asks for a story, and has heard enough of it before it is over.</summary>
internal static class InterruptedStory
{
    public const string Wish = "Tell me a story.";
    public const string Objection = "No wait please.";
    public const string Story = "Once upon a time there was a telephone which nobody answered.";

    private const short AsksAt = 3000;
    private const short ObjectsAt = 5000;

    /// <summary>The edge's assistant tells it, and its recogniser knows what the caller says.</summary>
    public static void Tell(EdgeHost edge)
    {
        (edge.Words[AsksAt], edge.Words[ObjectsAt]) = (Wish, Objection);
        edge.Respond = (context, _) => Answers.Of(string.Equals(context.Messages[^1].Content, Wish, StringComparison.Ordinal) ? Story : "Of course.");
    }

    /// <summary>A caller who was greeted asks for it, hears some of it and interrupts; done once the sound has stopped.</summary>
    public static async Task HearAsync(TestPhone phone)
    {
        var before = phone.FramesHeard;
        phone.Says(AsksAt, seconds: 1);
        await phone.HearsAsync(before + 45);
        phone.Says(ObjectsAt, seconds: 1);
        await phone.StopsAsync(1);
    }
}
