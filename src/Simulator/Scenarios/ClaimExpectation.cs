using System.Text.RegularExpressions;

namespace CallCenter.Simulator.Scenarios;

/// <summary>What a claim field must hold. Exactly one member is set.</summary>
internal sealed record ClaimExpectation
{
    /// <summary>The value, letter case and surrounding space aside.</summary>
    public string? Exactly { get; init; }

    /// <summary>A part of the value, letter case aside.</summary>
    public string? Contains { get; init; }

    /// <summary>A pattern found in the value.</summary>
    public Regex? Matches { get; init; }

    /// <summary>A moment relative to the start of the call.</summary>
    public RelativeMoment? When { get; init; }

    /// <summary>The field must be empty.</summary>
    public bool Missing { get; init; }

    /// <summary>Says what is wrong with <paramref name="value"/>, or <see langword="null"/> when it is as expected.</summary>
    /// <param name="value">The stored value.</param>
    /// <param name="callStarted">When the call was created, for relative moments.</param>
    public string? Fault(string? value, DateTimeOffset callStarted)
    {
        if (Missing)
            return string.IsNullOrEmpty(value) ? null : $"should be empty but is '{value}'";
        if (string.IsNullOrEmpty(value))
            return $"is empty, expected {this}";
        var good = this switch
        {
            { Exactly: { } exact } => string.Equals(value.Trim(), exact.Trim(), StringComparison.OrdinalIgnoreCase),
            { Contains: { } part } => value.Contains(part, StringComparison.OrdinalIgnoreCase),
            { Matches: { } pattern } => pattern.IsMatch(value),
            { When: { } moment } => moment.Is(value, callStarted),
            _ => true,
        };
        return good ? null : $"is '{value}', expected {this}";
    }

    /// <inheritdoc/>
    public override string ToString() => this switch
    {
        { Missing: true } => "nothing",
        { Exactly: { } exact } => $"'{exact}'",
        { Contains: { } part } => $"something with '{part}'",
        { Matches: { } pattern } => $"a match of /{pattern}/",
        { When: { } moment } => moment.ToString(),
        _ => "any value",
    };
}
