using CallCenter.Contracts.Conversation;
using CallCenter.MediaEdge.Endpointing;
using PhoneNumbers;
using PhoneNumber = CallCenter.Contracts.Calls.PhoneNumber;

namespace CallCenter.MediaEdge.Pipeline;

/// <summary>What the caller may be answering with: by what the assistant said last, and the facts that are still missing.</summary>
internal sealed class Expectations(ConversationState conversation, TurnRecorder recorder)
{
    private readonly string? _region = RegionOf(conversation.Initiation.PhoneNumber);

    /// <summary>As things stand.</summary>
    public EndOfTurn Current()
    {
        var expected = IsAsking() ? ExpectedAnswer.YesOrNo : ExpectedAnswer.None;
        foreach (var field in conversation.Initiation.Claim)
        {
            if (!conversation.Claim.ContainsKey(field.Name))
                expected |= AnswerFor(field.Type);
        }

        return new EndOfTurn(conversation.Language, expected, _region);
    }

    // Any question of this turn: people answer it while something else is still being said.
    private bool IsAsking() => recorder.Sentences.Any()
        ? recorder.Sentences.Any(sentence => LastQuestion.Of(sentence) is not null)
        : conversation.Messages.FindLast(message => message is { Persona: Persona.Assistant, Content.Length: > 0 }) is { } last
            && LastQuestion.Of(last.Content) is not null;

    private static ExpectedAnswer AnswerFor(ClaimFieldType type) => type switch
    {
        ClaimFieldType.Datetime => ExpectedAnswer.Date,
        ClaimFieldType.Email => ExpectedAnswer.Email,
        ClaimFieldType.PhoneNumber => ExpectedAnswer.PhoneNumber,
        _ => ExpectedAnswer.None,
    };

    // Callers give numbers of the country they are called in.
    private static string? RegionOf(PhoneNumber number)
    {
        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            return numbers.GetRegionCodeForNumber(numbers.Parse(number.Value, null));
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
