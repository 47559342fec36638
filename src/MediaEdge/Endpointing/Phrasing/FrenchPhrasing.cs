namespace CallCenter.MediaEdge.Endpointing.Phrasing;

internal static class FrenchPhrasing
{
    public static LanguagePhrasing Words { get; } = new()
    {
        Continuations = LanguagePhrasing.Set(
            "et, ou, mais, donc, car, parce que, parce, puis, que, qu, qui, dont, quand, si, comme, lorsque, alors que, puisque, afin, "
            + "le, la, les, l, un, une, des, du, de, d, au, aux, à, en, dans, sur, sous, chez, pour, par, avec, sans, vers, entre, "
            + "mon, ma, mes, ton, ta, tes, son, sa, ses, notre, nos, votre, vos, leur, leurs, ce, cet, cette, ces, "
            + "est, sont, était, étaient, suis, c'est, ai, a, ont, avait, je, j, il, on, nous, ils, m'appelle, appelle, numéro, "
            + "euh, heu, hum, ben, bah, voyons"),
        YesAndNo = LanguagePhrasing.Set(
            "oui, ouais, si, tout à fait, exactement, exact, c'est ça, c'est exact, bien sûr, d'accord, absolument, oui merci, oui s'il vous plaît, "
            + "voilà, parfait, ok, c'est bon, non, pas du tout, non merci, pas vraiment, jamais, c'est tout, rien d'autre"),
        Backchannels = LanguagePhrasing.Set(
            "mm, mmh, mhm, hum hum, hm, ah, oh, oui, ouais, oui oui, d'accord, ok, okay, bien, très bien, je vois, ah oui, ah bon, voilà, entendu, "
            + "ça marche, compris"),
        At = LanguagePhrasing.Set("arobase, arrobase, at, @"),
        Dot = LanguagePhrasing.Set("point, dot"),
        Digits = LanguagePhrasing.Numerals("zéro, un, deux, trois, quatre, cinq, six, sept, huit, neuf"),
    };
}
