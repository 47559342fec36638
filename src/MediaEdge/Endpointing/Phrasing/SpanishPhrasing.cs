namespace CallCenter.MediaEdge.Endpointing.Phrasing;

internal static class SpanishPhrasing
{
    public static LanguagePhrasing Words { get; } = new()
    {
        Continuations = LanguagePhrasing.Set(
            "y, e, o, u, pero, porque, pues, que, si, cuando, como, donde, mientras, aunque, "
            + "el, la, los, las, un, una, unos, unas, de, del, a, al, en, con, sin, por, para, sobre, entre, hasta, desde, hacia, según, "
            + "mi, mis, tu, tus, su, sus, nuestro, nuestra, es, son, era, eran, está, están, estaba, soy, he, ha, han, había, yo, él, "
            + "llamo, llama, número, eh, em, a ver"),
        YesAndNo = LanguagePhrasing.Set(
            "sí, si, claro, claro que sí, por supuesto, exacto, exactamente, correcto, así es, eso es, de acuerdo, vale, está bien, sí por favor, "
            + "sí gracias, no, no gracias, para nada, nunca, en absoluto, eso es todo, nada más"),
        Backchannels = LanguagePhrasing.Set(
            "mm, mhm, ajá, aja, ah, oh, sí, si, sí sí, vale, ok, okay, claro, ya, bien, muy bien, de acuerdo, entiendo, ya veo, perfecto"),
        At = LanguagePhrasing.Set("arroba, at, @"),
        Dot = LanguagePhrasing.Set("punto, dot"),
        Digits = LanguagePhrasing.Numerals("cero, uno/un, dos, tres, cuatro, cinco, seis, siete, ocho, nueve"),
    };
}
