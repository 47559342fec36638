using MassTransit;

namespace CallCenter.CallSaga.Tests.Control;

/// <summary>Tells when something has been published, without a clock.</summary>
internal sealed class Publications : IPublishObserver
{
    private readonly Lock gate = new();
    private readonly List<object> published = [];
    private readonly List<(Func<object, bool> IsIt, TaskCompletionSource<object> Found)> waiting = [];

    public async Task<T> FirstAsync<T>(Func<T, bool> isIt)
        where T : class
    {
        TaskCompletionSource<object> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (published.OfType<T>().FirstOrDefault(isIt) is { } already)
                return already;
            waiting.Add((message => message is T typed && isIt(typed), found));
        }

        return (T)await found.Task.WaitAsync(TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<T> All<T>(Func<T, bool> isIt)
    {
        lock (gate)
            return [.. published.OfType<T>().Where(isIt)];
    }

    public Task PrePublish<T>(PublishContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostPublish<T>(PublishContext<T> context)
        where T : class
    {
        lock (gate)
        {
            published.Add(context.Message);
            foreach (var (_, found) in waiting.Where(wanted => wanted.IsIt(context.Message)))
                found.TrySetResult(context.Message);
        }

        return Task.CompletedTask;
    }

    public Task PublishFault<T>(PublishContext<T> context, Exception exception)
        where T : class => Task.CompletedTask;
}
