using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CallCenter.Simulator.Model.Languages;
using CallCenter.Simulator.Model.Prompt;
using CallCenter.Simulator.Model.Understanding;
using CallCenter.Simulator.Model.Wire;

namespace CallCenter.Simulator.Model.Structured;

/// <summary>Answers requests for structured output: what a call was about and what to do next, in the language of the call.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Briefing _briefing;
    private readonly LanguagePack _pack;
    private readonly string _words;
    private readonly string _transcript;

    private Report(ChatRequest request)
    {
        _briefing = Briefing.Read(request);
        _pack = LanguagePacks.For(_briefing.Call.Language);
        _words = string.Join('\n', request.Messages.Where(message => !message.IsInstruction).Select(message => message.Content));
        _transcript = Folding.Fold(_words);
    }

    private IEnumerable<ClaimField> Filled => _briefing.Fields.Where(known => _briefing.Claim.ContainsKey(known.Name));

    private IEnumerable<ClaimField> Missing => _briefing.Fields.Where(open => !open.IsAboutCaller && !_briefing.Claim.ContainsKey(open.Name));

    /// <summary>JSON that follows the schema.</summary>
    public static string Write(ChatRequest request, OutputSchema output)
    {
        var report = new Report(request);
        if (output.Name is "citations")
            return CitedWords.Find(report._words, report.Filled.Select(field => report._briefing.Claim[field.Name])).ToJsonString(Json);
        return new SchemaInstance(output.Schema, report.ContentOf).Make()?.ToJsonString(Json) ?? "{}";
    }

    private string? ContentOf(string property, IReadOnlyList<string> choices) => property switch
    {
        "short" => Short(),
        "long" => Long(),
        "satisfaction" => Satisfaction(choices),
        "improvement_suggestions" => _pack.Phrases.Improvement,
        "action" => NextAction(),
        "justification" => _pack.Phrases.Justifications[NextAction()],
        _ => null,
    };

    private string Short() => Filled.FirstOrDefault(field => !field.IsAboutCaller && field.Kind != FieldKind.Moment) is { } first
        ? _pack.Phrases.Subject.Replace("{value}", _briefing.Claim[first.Name], StringComparison.Ordinal)
        : _pack.Phrases.NoSubject;

    private string Long()
    {
        var text = new StringBuilder().Append("### ").AppendLine(_pack.Phrases.Collected).AppendLine();
        foreach (var field in Filled)
            text.Append("- **").Append(field.Label).Append("**: ").AppendLine(ReadableValue.Of(_briefing.Claim[field.Name], _briefing.Call.Language));
        var missing = string.Join(", ", Missing.Select(field => field.Label));
        return text.AppendLine()
            .Append(missing.Length > 0 ? $"**{_pack.Phrases.Missing}**: {missing}." : _pack.Phrases.NothingMissing)
            .ToString();
    }

    private string Satisfaction(IReadOnlyList<string> choices)
    {
        var mood = _pack.Intents.Anger.IsMatch(_transcript) ? "low"
            : _pack.Intents.Praise.IsMatch(_transcript) ? "high"
            : Missing.Any() ? "partial"
            : Filled.Any() ? "high"
            : "unknown";
        return choices.Contains(mood, StringComparer.Ordinal) ? mood : choices is [var first, ..] ? first : mood;
    }

    private string NextAction()
    {
        if (_pack.Intents.Danger.IsMatch(_transcript))
            return "high_priority";
        if (Asks("price", "offer", "discount", "quote", "prix", "offre", "devis", "precio", "oferta", "presupuesto", "价格", "优惠"))
            return "commercial_offer";
        if (Asks("new contract", "nouveau contrat", "contrato nuevo", "nuevo contrato", "新合同"))
            return "propose_new_contract";
        if (Missing.Any())
            return "customer_will_send_info";
        return Filled.Any(field => !field.IsAboutCaller) ? "requires_expertise" : "case_closed";
    }

    private bool Asks(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Intents.Any(word).IsMatch(_transcript) || (word[0] > 127 && _transcript.Contains(word, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }
}
