namespace CallCenter.Faults.Product;

/// <summary>What the code at a seam is at work on: part of the name of a fault point, since a commit while a call is being placed is another point than one while it ends.</summary>
internal static class Scope
{
    private static readonly AsyncLocal<string?> Work = new();

    /// <summary>The message or request under way; the background where there is none.</summary>
    public static string Current => Work.Value ?? "background";

    /// <summary>Begins work in this flow and all that it starts.</summary>
    public static void Begin(string work) => Work.Value = work;
}
