using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CallCenter.Platform.Translation;

/// <summary>Translations made before, in a file: a process that starts again asks nobody. A file that cannot be read or written is done without.</summary>
internal sealed class TranslationCache(string file)
{
    private readonly Dictionary<string, string> _known = Load(file);

    /// <summary>The translation of a text; null where none was made.</summary>
    public string? Find(string text, string from, string to) => _known.GetValueOrDefault(Key(text, from, to));

    /// <summary>Adds translations, and writes all of them down.</summary>
    public void Add(IReadOnlyList<string> texts, IReadOnlyList<string> translations, string from, string to)
    {
        foreach (var (text, translation) in texts.Zip(translations))
            _known[Key(text, from, to)] = translation;
        var draft = $"{file}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(draft, JsonSerializer.Serialize(_known));
            File.Move(draft, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(draft); // They are made again at the next start.
        }
    }

    private static string Key(string text, string from, string to) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{from.ToLowerInvariant()}\0{to.ToLowerInvariant()}\0{text}")));

    private static Dictionary<string, string> Load(string file)
    {
        try
        {
            if (File.Exists(file))
                return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // As if there were none.
        }

        return [];
    }
}
