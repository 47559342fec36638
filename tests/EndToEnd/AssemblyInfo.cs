// Each class starts a whole system and plays calls faster than real time: side by side they would measure one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
