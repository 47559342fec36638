using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Structured;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>Decides what kind of answer a request wants.</summary>
internal static class Mind
{
    /// <summary>The answer to a request; the same request always gets the same.</summary>
    public static ChatReply Answer(ChatRequest request)
    {
        if (request.Output is { } output)
            return ChatReply.Says(Report.Write(request, output));
        if (request.Tools.Count > 0)
            return new CallDialogue(request).Answer();
        if (Briefing.Read(request) is { Fields.Count: > 0 } briefing)
            return ChatReply.Says(TextSummary.Write(briefing));

        // Outside of calls the stand-in has nothing to say: it gives back what it was given, as a translator without languages would.
        return ChatReply.Says(request.Messages.LastOrDefault(message => message.IsUser)?.Content ?? "");
    }
}
