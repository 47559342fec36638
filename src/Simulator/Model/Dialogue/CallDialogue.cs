using System.Text.RegularExpressions;
using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Dialogue;

/// <summary>
/// Answers one turn of a call, from nothing but the request.
/// 1. Nobody spoke yet: greet, unless the caller is only back, whom the product greets itself, and ask for the first fact that is missing.
/// 2. The caller spoke: carry out wishes and write down facts, by tools, with a few words meanwhile; else react and ask on.
/// 3. Tools have run: say what came of it and ask for the next fact, or whether there is anything else, or good-bye.
/// </summary>
internal sealed partial class CallDialogue
{
    private const string EndTool = "end_call";
    private const int MostMisunderstandings = 3;
    private readonly ChatRequest _request;
    private readonly Briefing _briefing;
    private readonly History _history;
    private readonly ToolResults _results;
    private readonly ToolCaller _tools;
    private readonly LanguagePack _heard;
    private readonly LanguagePack _pack;
    private readonly Agenda _agenda;
    private readonly string _folded;

    /// <summary>Looks at a request.</summary>
    public CallDialogue(ChatRequest request)
    {
        _request = request;
        _briefing = Briefing.Read(request);
        _history = new History(request.Messages);
        _results = new ToolResults(_history.Results);
        _tools = new ToolCaller(request);
        _heard = LanguagePacks.For(_briefing.Call.Language);
        _pack = _results.NewLanguage is { } changed ? LanguagePacks.For(changed) : _heard;
        if (_results.Did("new_claim"))
            _briefing = _briefing with { Claim = new Dictionary<string, string>(StringComparer.Ordinal) };
        _agenda = new Agenda(_briefing, _results.Written, _history, _pack);
        _folded = Folding.Fold(_history.CallerText);
    }

    private Phrases Phrases => _pack.Phrases;

    /// <summary>The answer.</summary>
    public ChatReply Answer()
    {
        if (!_history.CallerSpoke)
            return ChatReply.Says(Joined(_history.CallerIsBack ? "" : Greeting(), NextQuestion()));

        var reply = _results.Any ? AfterTools() : FirstRound();
        var plain = StylePrefix().Replace(reply.Text, "");
        return _history.SaidAlready is { Length: > 0 } said && plain.StartsWith(said, StringComparison.Ordinal)
            ? reply with { Text = plain[said.Length..].TrimStart() }
            : reply;
    }

    private ChatReply FirstRound()
    {
        var text = _history.CallerText;
        var wishes = new Wishes(_request, _briefing, _pack, _tools).Read(text, _history);
        var calls = wishes.Select(wish => wish.Call).OfType<ToolCall>().ToList();
        var facts = Facts(text, wishes);
        calls.AddRange(_tools.Update(facts));
        if (calls.Count == 0 && wishes.Count == 0)
            return Reaction(text);
        if (calls.Count == 0)
            return ChatReply.Says(Joined(wishes[0].Announcement, NextQuestion()));

        var said = wishes.Count > 0 ? wishes[0].Announcement : Pick(Phrases.Noting);
        return new ChatReply(said, _request.ParallelTools ? calls : calls[..1]);
    }

    // The moment of a call back is none of the claim's, nor is a cry for help or a human an answer.
    private IReadOnlyList<(ClaimField Field, string Value)> Facts(string text, IReadOnlyList<Wish> wishes)
    {
        var onlyWishes = wishes.Count > 0 && _agenda.Asked is null;
        if (!_request.Offers(Briefing.ClaimTool) || onlyWishes || wishes.Any(wish => wish.Call?.Name is "new_or_updated_reminder" or "talk_to_human" or "new_claim"))
            return [];

        var asked = wishes.Count > 0 || Misses() ? null : _agenda.Asked;
        return Extraction.Read(text, _briefing, _pack, asked, _agenda.Missing);
    }

    // What the caller said is no answer to the question.
    private bool Misses()
    {
        var intents = _pack.Intents;
        return intents.Repeat.IsMatch(_folded) || intents.Who.IsMatch(_folded) || intents.Question.IsMatch(_folded) || intents.Goodbye.IsMatch(_folded)
            || (_agenda.Asked is { } asked && Agenda.Declines(_history.CallerText, asked, _pack));
    }

    private ChatReply Reaction(string text)
    {
        var intents = _pack.Intents;
        if (intents.Goodbye.IsMatch(_folded))
            return Goodbye();

        if (_agenda.Asked is { } asked)
            return ReactionTo(asked, text);
        if (Plausibility.IsNonsense(text, _pack))
            return NotUnderstood(NextQuestion());
        if (_agenda.Next is null && (intents.NothingElse.IsMatch(_folded) || intents.No.IsMatch(_folded)))
            return Goodbye();
        if (intents.Who.IsMatch(_folded))
            return ChatReply.Says(Joined(Filled(Phrases.Who), NextQuestion()));
        if (intents.Question.IsMatch(_folded) && !intents.Repeat.IsMatch(_folded))
            return ChatReply.Says(Joined(Phrases.NoAnswer, NextQuestion()));
        if (_agenda.Next is null)
            return ChatReply.Says(Joined(Pick(Phrases.Thanks), Phrases.AnythingElse));
        return ChatReply.Says(Joined(intents.Mishap.IsMatch(_folded) ? Styled("sad", Phrases.Sympathy) : Pick(Phrases.Thanks), NextQuestion()));
    }

    private ChatReply ReactionTo(ClaimField asked, string text)
    {
        var intents = _pack.Intents;
        if (Agenda.Declines(text, asked, _pack))
            return ChatReply.Says(Joined(Phrases.Skipped, NextQuestion()));
        if (intents.Who.IsMatch(_folded))
            return ChatReply.Says(Joined(Filled(Phrases.Who), _agenda.QuestionAgain(asked)));
        if (intents.Repeat.IsMatch(_folded) || intents.Yes.IsMatch(_folded) || intents.Courtesy.IsMatch(_folded))
            return ChatReply.Says(_agenda.QuestionAgain(asked));
        if (intents.Question.IsMatch(_folded))
            return ChatReply.Says(Joined(Phrases.NoAnswer, _agenda.QuestionAgain(asked)));
        return NotUnderstood(NextQuestion());
    }

    private ChatReply NotUnderstood(string question) =>
        Misunderstandings() >= MostMisunderstandings ? End(Phrases.GiveUp) : ChatReply.Says(Joined(Misunderstanding(), question));

    private ChatReply AfterTools()
    {
        if (_results.Did(EndTool))
            return ChatReply.Says(Phrases.ShortGoodbye);
        if (_results.Did("talk_to_human"))
            return ChatReply.Says(Phrases.OneMoment);
        if (_results.Failed("talk_to_human"))
            return ChatReply.Says(Joined(Phrases.NoTransfer, NextQuestion()));

        if (_results.Refused.Count > 0 && _briefing.Fields.FirstOrDefault(field => _results.Refused.Contains(field.Name)) is { } refused)
            return ChatReply.Says(Joined(Phrases.Refused, refused.IsAboutCaller ? NextQuestion() : _agenda.QuestionFor(refused)));
        if (_heard.Intents.Goodbye.IsMatch(_folded) && !_results.Failed(EndTool))
            return Goodbye();
        if (_history.Results.Any(result => result.Call.Name is FoundDocuments.Tool))
            return ChatReply.Says(Joined(FoundDocuments.BestAnswer(_history.Results) ?? Phrases.NoAnswer, _agenda.Asked is { } asked && !_results.Written.Contains(asked.Name) ? _agenda.QuestionAgain(asked) : NextQuestion()));
        return ChatReply.Says(Joined(Outcome(), NextQuestion()));
    }

    private string Outcome()
    {
        (string Tool, string Done)[] outcomes =
        [
            ("notify_emergencies", Phrases.EmergencyDone), ("new_or_updated_reminder", Phrases.ReminderDone), ("send_sms", Phrases.SmsDone), ("new_claim", Phrases.NewClaimDone),
        ];
        foreach (var (tool, done) in outcomes)
        {
            if (_results.Did(tool))
                return done;
            if (_results.Failed(tool))
                return Phrases.ToolFailed;
        }

        if (_agenda.Next is null && _results.Written.Count > 0 && !_history.AssistantTurns.Any(turn => turn.Contains(Phrases.AllCollected, StringComparison.Ordinal)))
            return Phrases.AllCollected;
        return _results.Written.Count > 0 ? Pick(Phrases.Thanks) : "";
    }

    private ChatReply Goodbye() => End(Phrases.Goodbye);

    private ChatReply End(string words) => new(Styled("cheerful", words), _request.Offers(EndTool) ? [_tools.Call(EndTool, words)] : []);

    private string NextQuestion() => _agenda.NextQuestion ?? Phrases.AnythingElse;

    private int Misunderstandings() => _history.AssistantTurns.Reverse()
        .TakeWhile(turn => Phrases.NotUnderstood.Any(phrase => turn.Contains(phrase, StringComparison.Ordinal))).Count();

    private string Misunderstanding() => Phrases.NotUnderstood[Math.Min(Misunderstandings(), Phrases.NotUnderstood.Count - 1)];

    private string Greeting() => Filled(_briefing.Call is { BotName.Length: > 0, Company.Length: > 0 } ? Phrases.Greeting : Phrases.PlainGreeting);

    private string Filled(string phrase) => phrase
        .Replace("{bot}", _briefing.Call.BotName, StringComparison.Ordinal)
        .Replace("{company}", _briefing.Call.Company, StringComparison.Ordinal);

    private string Styled(string style, string phrase) => _briefing.AllowsStyles ? $"style={style} {phrase}" : phrase;

    private string Pick(IReadOnlyList<string> variants) => variants[_history.AssistantTurns.Count % variants.Count];

    private static string Joined(string first, string second) => first.Length == 0 ? second : $"{first} {second}";

    [GeneratedRegex(@"^style=\w+ ", RegexOptions.None, 100)]
    private static partial Regex StylePrefix();
}
