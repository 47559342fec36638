using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CallCenter.Platform.Persistence;

/// <summary>Keeps an instant as UTC ticks (100 ns since 0001-01-01).</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
