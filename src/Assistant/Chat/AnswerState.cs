using CallCenter.Assistant.Claims;
using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Prompts;
using CallCenter.Contracts.Conversation;

namespace CallCenter.Assistant.Chat;

/// <summary>The working copy of one answer: what the tools of its earlier rounds changed is known to the later ones. Belongs to one answer alone.</summary>
/// <param name="context">The snapshot that the answer begins with.</param>
/// <param name="now">The moment, in the time zone of the call.</param>
/// <param name="zone">Time zone of the call.</param>
internal sealed class AnswerState(ChatContext context, DateTimeOffset now, TimeZoneInfo zone)
{
    /// <summary>The snapshot that the answer began with.</summary>
    public ChatContext Context { get; } = context;

    /// <summary>Facts collected so far.</summary>
    public Dictionary<string, string> Claim { get; private set; } = new(context.Claim, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reminders noted so far.</summary>
    public List<Reminder> Reminders { get; } = [.. context.Reminders];

    /// <summary>What the model was given to answer from.</summary>
    public List<KnowledgeDocument> Documents { get; } = [];

    /// <summary>Short code of the language spoken now.</summary>
    public string Language { get; set; } = context.Language;

    /// <summary>Time zone of the call.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>Reads dates as they are meant in this call.</summary>
    public DateTimeReader Dates { get; } = new(now, zone, context.Language);

    /// <summary>The fields to fill.</summary>
    public ClaimForm Form { get; } = new(context.Initiation, new DateTimeReader(now, zone, context.Language));

    /// <summary>Keeps what is not to be said.</summary>
    public SentenceSieve Sieve { get; } = new();

    /// <summary>Tool calls that had an effect, by name and arguments.</summary>
    public HashSet<(string Tool, string Arguments)> Done { get; } = [];

    /// <summary>The latest sentence of this answer; null before the first.</summary>
    public string? LastSentence { get; set; }

    /// <summary>Whether the model has begun to answer.</summary>
    public bool Started { get; set; }

    /// <summary>Whether the call is about to end or to be transferred, after which nothing more is said.</summary>
    public bool Ends { get; set; }

    /// <summary>What the instructions are about, as things stand.</summary>
    public PromptSubject Subject => new()
    {
        Initiation = Context.Initiation,
        Language = Language,
        Channel = Context.Channel,
        Now = Dates.Now,
        Zone = Zone,
        Form = Form,
        Claim = Claim,
        Reminders = Reminders,
        Variants = Context.Variants,
    };

    /// <summary>Begins another, empty claim, in which what was written down before may be written again.</summary>
    public void StartNewClaim()
    {
        Claim = new(StringComparer.OrdinalIgnoreCase);
        Done.Clear();
    }
}
