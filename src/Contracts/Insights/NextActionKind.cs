namespace CallCenter.Contracts.Insights;

/// <summary>What the company should do next.</summary>
public enum NextActionKind
{
    /// <summary>Nothing is left to do.</summary>
    CaseClosed,

    /// <summary>Make an offer.</summary>
    CommercialOffer,

    /// <summary>Wait for what the customer will send.</summary>
    CustomerWillSendInfo,

    /// <summary>Act at once.</summary>
    HighPriority,

    /// <summary>Propose a new contract.</summary>
    ProposeNewContract,

    /// <summary>Have an expert look at it.</summary>
    RequiresExpertise,
}
