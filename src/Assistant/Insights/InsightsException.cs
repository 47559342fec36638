namespace CallCenter.Assistant.Insights;

/// <summary>A conversation could not be summarised: no model answered, or none in the form that was asked for. Worth another try later. Holds no words of the conversation.</summary>
public sealed class InsightsException : Exception
{
    /// <summary>Creates the exception.</summary>
    public InsightsException(string message)
        : base(message)
    {
    }
}
