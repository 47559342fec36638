namespace CallCenter.MediaEdge.Tests;

public sealed class PartsTests
{
    [Fact]
    public async Task Each_part_is_let_go_of_even_if_one_before_it_fails_and_the_first_failure_is_told()
    {
        var gone = new List<int>();
        var failure = await Should.ThrowAsync<InvalidOperationException>(async () => await Parts.DisposeAsync(
            new Part(1, gone, new InvalidOperationException("first")), null, new Part(2, gone), new Part(3, gone, new TimeoutException()), new Part(4, gone)));

        failure.Message.ShouldBe("first");
        gone.ShouldBe([1, 2, 3, 4]);
    }

    private sealed class Part(int number, List<int> gone, Exception? failure = null) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            gone.Add(number);
            return failure is null ? ValueTask.CompletedTask : ValueTask.FromException(failure);
        }
    }
}
