namespace CallCenter.Faults.Injection;

/// <summary>What goes wrong where: decided by the name of a point and how often it was passed, not by the clock.</summary>
internal interface IFaultPlan
{
    /// <summary>Whether the product crashes at the n-th passing of a point.</summary>
    bool CrashesAt(string point, int passing);

    /// <summary>What else happens at the n-th passing of a point.</summary>
    Mishap MishapAt(string point, int passing);

    /// <summary>Whether all that was planned has happened, so that no further calls are needed for it.</summary>
    bool IsDone { get; }

    /// <summary>From now on nothing goes wrong any more, so that what is left can come to its end.</summary>
    void Calm();
}
