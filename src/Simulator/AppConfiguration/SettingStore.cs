using System.Security.Cryptography;
using System.Text;

namespace CallCenter.Simulator.AppConfiguration;

/// <summary>What the simulated store holds.</summary>
internal sealed class SettingStore(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Key, string Label), Setting> _settings = [];
    private long _changes;

    /// <summary>Counts changes; part of the consistency token.</summary>
    public long Changes => Interlocked.Read(ref _changes);

    /// <summary>Version of a list of settings: another one as soon as any of them is changed, added or removed.</summary>
    public static string ETagOf(IEnumerable<Setting> settings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', settings.Select(setting => $"{setting.Key}\0{setting.Label}\0{setting.ETag}")))))[..24];

    /// <summary>Those that pass both filters, by key and label.</summary>
    public IReadOnlyList<Setting> List(SettingFilter keys, SettingFilter labels)
    {
        lock (_gate)
            return [.. _settings.Values.Where(setting => keys.Matches(setting.Key) && labels.Matches(setting.Label))];
    }

    /// <summary>One setting; null where there is none.</summary>
    public Setting? Find(string key, string? label)
    {
        lock (_gate)
            return _settings.GetValueOrDefault((key, label ?? ""));
    }

    /// <summary>Sets a key if its present state is as expected.</summary>
    /// <returns>The setting; null where the expectation was wrong.</returns>
    public Setting? Set(string key, string? label, string value, string contentType, Func<Setting?, bool> expected)
    {
        lock (_gate)
        {
            if (!expected(_settings.GetValueOrDefault((key, label ?? ""))))
                return null;
            Interlocked.Increment(ref _changes);
            return _settings[(key, label ?? "")] = new Setting(key, label, value, contentType, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)), time.GetUtcNow());
        }
    }

    /// <summary>Removes a key.</summary>
    /// <returns>What it was; null where there was none.</returns>
    public Setting? Remove(string key, string? label)
    {
        lock (_gate)
        {
            if (!_settings.Remove((key, label ?? ""), out var former))
                return null;
            Interlocked.Increment(ref _changes);
            return former;
        }
    }
}
