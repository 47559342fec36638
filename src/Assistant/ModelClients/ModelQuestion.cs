using CallCenter.Assistant.Usage;
using OpenAI.Chat;

namespace CallCenter.Assistant.ModelClients;

/// <summary>What a model is asked.</summary>
internal sealed record ModelQuestion
{
    /// <summary>The messages.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>Tools the model knows of.</summary>
    public IReadOnlyList<ChatTool> Tools { get; init; } = [];

    /// <summary>Whether it may call them.</summary>
    public bool MayCallTools { get; init; }

    /// <summary>Form of the answer; null for text.</summary>
    public ChatResponseFormat? Format { get; init; }

    /// <summary>Counts what the answer uses; null where it is for no call.</summary>
    public UsageMeter? Usage { get; init; }

    /// <summary>Whether the model is to be asked even if it failed lately, since nobody else is left.</summary>
    public bool Insists { get; init; }

    /// <summary>Whether the model stands in for another.</summary>
    public bool StandsIn { get; init; }
}
