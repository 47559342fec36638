namespace CallCenter.Assistant.ModelClients;

/// <summary>The two configured models; each stands in for the other.</summary>
internal sealed record ChatModels(ChatModel Fast, ChatModel Slow)
{
    /// <summary>The models in the order in which to ask them.</summary>
    public IReadOnlyList<ChatModel> InOrder(bool slowFirst) => slowFirst ? [Slow, Fast] : [Fast, Slow];
}
