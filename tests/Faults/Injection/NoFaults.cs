namespace CallCenter.Faults.Injection;

/// <summary>Nothing goes wrong; such a run tells which points there are.</summary>
internal sealed class NoFaults : IFaultPlan
{
    public bool IsDone => true;

    public bool CrashesAt(string point, int passing) => false;

    public Mishap MishapAt(string point, int passing) => Mishap.None;

    public void Calm()
    {
    }
}
