using System.Text;
using CallCenter.Assistant.Claims.Spoken.Names;

namespace CallCenter.Assistant.Claims;

/// <summary>
/// An e-mail address that is put together from what was said of it. Two words beside each other may belong together or not; a word with its
/// spelling behind it, "kevin, k e v y n", is told twice and written once, as it was spelled.
/// </summary>
internal sealed class AddressText
{
    /// <summary>As many letters one by one as are the spelling of something.</summary>
    public const int FewestSpelled = 3;

    private readonly StringBuilder text = new();
    private readonly StringBuilder spelled = new();
    private string word = "";
    private int part;
    private bool isUnclear;

    /// <summary>Whether what follows is behind the @.</summary>
    public bool HasHost { get; private set; }

    /// <summary>Whether a whole word was told last.</summary>
    public bool EndsInWord => word.Length > 0 && spelled.Length == 0;

    /// <summary>Whether letters were told last.</summary>
    public bool EndsInLetters => spelled.Length > 0;

    /// <summary>Whether nothing was told since the last sign.</summary>
    public bool EndsInSign => text.Length == part;

    /// <summary>A sign, which divides parts.</summary>
    public void AddSign(char sign)
    {
        Settle();
        text.Append(sign);
        part = text.Length;
        HasHost |= sign == '@';
    }

    /// <summary>Letters told one by one, or one that is repeated.</summary>
    public void AddLetters(string letters)
    {
        text.Append(letters);
        spelled.Append(letters);
    }

    /// <summary>Digits.</summary>
    public void AddDigits(string digits)
    {
        Settle();
        text.Append(digits);
    }

    /// <summary>A word.</summary>
    public void AddWord(string said)
    {
        isUnclear |= word.Length > 0 || spelled.Length >= FewestSpelled;
        Settle();
        text.Append(said);
        word = said;
        HasHost |= said.Contains('@', StringComparison.Ordinal);
    }

    /// <summary>A word of which it is not known whether it is part of the address, "h and m".</summary>
    public void AddLoose(string said)
    {
        AddWord(said);
        isUnclear = true;
    }

    /// <summary>The words so far belong together.</summary>
    public void IsTold()
    {
        Settle();
        isUnclear = false;
    }

    /// <summary>The address; null where it is not clear what belongs together, or there is not one @.</summary>
    public string? Finished()
    {
        isUnclear |= word.Length > 0 && EndsInLetters && !IsSpelling; // No host ends in a word and letters: "dot com, that's d e".
        Settle();
        var written = text.ToString();
        return !isUnclear && written.Count(letter => letter == '@') == 1 ? written : null;
    }

    // Whether the letters spell the word before them.
    private bool IsSpelling => word.Length > 0 && spelled.ToString() is { Length: > 0 } letters
        && (string.Equals(letters, word, StringComparison.Ordinal) || (letters.Length >= FewestSpelled && HeardName.IsLike(word, letters)));

    // Letters that do not spell what stands before them may go on with it or take its place.
    private void Settle()
    {
        var letters = spelled.ToString();
        if (IsSpelling)
            text.Remove(text.Length - letters.Length - word.Length, word.Length);
        else
            isUnclear |= letters.Length >= FewestSpelled && text.Length - letters.Length > part;
        word = "";
        spelled.Clear();
    }
}
