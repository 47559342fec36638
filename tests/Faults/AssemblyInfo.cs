// Each test runs a whole system that is killed again and again: side by side they would starve one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
