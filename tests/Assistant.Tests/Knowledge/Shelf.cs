using CallCenter.Assistant.Knowledge;
using CallCenter.Assistant.Knowledge.Local;
using CallCenter.Platform.Configuration;
using CallCenter.Platform.Persistence;
using CallCenter.Testing;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>A local index of one test.</summary>
internal sealed class Shelf : IDisposable
{
    private readonly TempFolder folder = new();

    public string Path => folder.PathOf(KnowledgeFile.Name);

    public LocalKnowledge Open(Action<AiSearchOptions>? configure = null)
    {
        var settings = new AiSearchOptions();
        configure?.Invoke(settings);
        var embedder = MemoryCache.EmbedderOf(settings);
        return new LocalKnowledge(new KnowledgeFile(new DataFolder(folder.Path)), embedder, settings);
    }

    public LocalKnowledge Open(EmbeddingServer model, string deployment = "emb") => Open(settings =>
        (settings.EmbeddingDeployment, settings.EmbeddingEndpoint, settings.EmbeddingKey) = (deployment, model.Endpoint, "secret"));

    public static KnowledgeDocument Document(string id, string question, string answer) => new() { Id = id, Question = question, Answer = answer };

    /// <summary>What a help desk has written down.</summary>
    public static IReadOnlyList<KnowledgeDocument> HelpDesk { get; } =
    [
        Document("hours", "What are the opening hours of the help desk?", "The help desk is open Monday to Friday from 8 am to 6 pm."),
        Document("password", "How do I reset my password?", "Press Reset password on the login page; a link comes by e-mail."),
        Document("printer", "Why does the printer not print?", "Switch the printer off, wait ten seconds, and switch it on again."),
        Document("vpn", "How do I reach the VPN from home?", "Start the client and choose the profile Home."),
        Document("loan", "Can I borrow a laptop?", "A replacement laptop can be borrowed for two weeks."),
    ];

    public void Dispose() => folder.Dispose();
}
