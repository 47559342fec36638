namespace CallCenter.MediaEdge.Endpointing;

/// <summary>What the caller may be answering with, by what was asked last and which facts are still missing.</summary>
[Flags]
internal enum ExpectedAnswer
{
    /// <summary>Anything.</summary>
    None = 0,

    /// <summary>The assistant asked something, so that a yes or a no may be the whole answer.</summary>
    YesOrNo = 1,

    /// <summary>A date is missing.</summary>
    Date = 2,

    /// <summary>An e-mail address is missing.</summary>
    Email = 4,

    /// <summary>A phone number is missing.</summary>
    PhoneNumber = 8,
}
