namespace CallCenter.Simulator.Telephony.Rest;

/// <summary>Keys of a phone and their names on the wire.</summary>
internal static class Tones
{
    private const string Keys = "0123456789ABCD#*";

    private static readonly string[] Names =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "a", "b", "c", "d", "pound", "asterisk"];

    public static bool IsKey(char key) => Keys.Contains(char.ToUpperInvariant(key), StringComparison.Ordinal);

    public static string Name(char key) => Names[Keys.IndexOf(char.ToUpperInvariant(key), StringComparison.Ordinal)];

    /// <summary>Reads a tone name; anything else is refused with 400/8523.</summary>
    public static char Key(string name, string field)
    {
        var index = Array.FindIndex(Names, n => n.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Keys[index] : throw AcsRefusal.InvalidArgument(field, $"'{name}' is not a tone.");
    }
}
