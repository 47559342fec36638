namespace CallCenter.Simulator.Model.Prompt;

/// <summary>A fact to collect, as the tool's schema describes it.</summary>
/// <param name="Name">Key in the claim, snake_case.</param>
/// <param name="Type">text, datetime, email or phone_number.</param>
/// <param name="Description">What is meant; empty when not described.</param>
/// <param name="Kind">What kind of answer it takes.</param>
internal sealed record ClaimField(string Name, string Type, string Description, FieldKind Kind)
{
    /// <summary>Whether it is about the caller and not asked for of its own accord.</summary>
    public bool IsAboutCaller => Name.StartsWith("caller_", StringComparison.Ordinal);

    /// <summary>The name as words.</summary>
    public string Label => Name.Replace('_', ' ').Trim();

    /// <summary>The words of the name.</summary>
    public string[] Words => Label.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What kind of answer a field takes.</summary>
internal enum FieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A moment.</summary>
    Moment,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A policy, serial or reference number.</summary>
    Identifier,

    /// <summary>A place or address.</summary>
    Place,

    /// <summary>A thing: a device, a vehicle, a product.</summary>
    Thing,

    /// <summary>A person or party.</summary>
    Person,

    /// <summary>What happened: a sentence.</summary>
    Account,

    /// <summary>Something that is or is not the case: injuries, witnesses.</summary>
    Circumstance,
}
