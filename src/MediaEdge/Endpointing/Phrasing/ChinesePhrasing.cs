namespace CallCenter.MediaEdge.Endpointing.Phrasing;

internal static class ChinesePhrasing
{
    public static LanguagePhrasing Words { get; } = new()
    {
        IsUnspaced = true,
        Continuations = LanguagePhrasing.Set(
            "和, 或, 或者, 还有, 但是, 可是, 不过, 因为, 所以, 如果, 要是, 然后, 而且, 虽然, 的时候, 是, 在, 的, 把, 被, 给, 跟, 对, 从, 到, 向, 叫, 我, 他, 她, "
            + "这个, 那个, 一个, 就是, 号码是, 嗯, 呃, 额"),
        YesAndNo = LanguagePhrasing.Set(
            "是, 是的, 对, 对的, 对啊, 没错, 好, 好的, 可以, 行, 当然, 当然可以, 不是, 不, 不对, 没有, 不用, 不用了, 不行, 不可以, 不要, 没有了, 就这些"),
        Backchannels = LanguagePhrasing.Set("嗯, 嗯嗯, 哦, 噢, 啊, 好, 好的, 好好, 是, 是的, 对, 对对, 对对对, 行, 明白, 知道了, 这样啊"),
        At = LanguagePhrasing.Set("艾特, at, @"),
        Dot = LanguagePhrasing.Set("点, dot"),
        Digits = LanguagePhrasing.Numerals("零/〇, 一/幺, 二/两, 三, 四, 五, 六, 七, 八, 九"),
    };
}
