namespace CallCenter.Simulator.Telephony;

/// <summary>Who answers at a number. The telephony asks when the product dials or transfers.</summary>
internal interface IHandsetDirectory
{
    /// <summary>A fresh handset for one call to <paramref name="number"/> (E.164); a default callee where nobody was registered.</summary>
    IHandset For(string number);
}
