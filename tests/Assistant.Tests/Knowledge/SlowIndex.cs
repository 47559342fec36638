using CallCenter.Assistant.Knowledge;

namespace CallCenter.Assistant.Tests.Knowledge;

/// <summary>An index that answers when the test says so, and counts how often it is asked.</summary>
internal sealed class SlowIndex : IKnowledgeIndex
{
    private readonly TaskCompletionSource<IReadOnlyList<KnowledgeDocument>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int searches;

    public bool HasDocuments => true;

    public string Version { get; set; } = "1";

    public int Searches => searches;

    public Task Asked => asked.Task;

    public void Answers(params KnowledgeDocument[] documents) => answer.SetResult(documents);

    public void Fails() => answer.SetException(new KnowledgeException("it is gone"));

    public Task<IReadOnlyList<KnowledgeDocument>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref searches);
        asked.TrySetResult();
        return answer.Task.WaitAsync(cancellationToken);
    }
}
