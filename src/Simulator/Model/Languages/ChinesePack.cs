using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;
using static CallCenter.Simulator.Model.Languages.Intents;
using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>Simple Chinese: one question after the other, the answer taken as it is, apart from moments.</summary>
internal static class ChinesePack
{
    public static LanguagePack Create() => new()
    {
        Code = "zh",
        Phrases = ChinesePhrases.Create(),
        Intents = ChineseIntents.Create(),
        Shapes = Shapes(),
        Dates = ChineseDates.Create(),
        Topics = new Dictionary<FieldKind, FrozenSet<string>>
        {
            [FieldKind.Place] = Words("楼 层 室 街 路 号 区 市"),
            [FieldKind.Thing] = Words("脑 机 车"),
            [FieldKind.Account] = Words("漏 坏 水 损"),
            [FieldKind.Circumstance] = Words("伤"),
        }.ToFrozenDictionary(),
        Known = Words("我 你 他 她 的 了 是 在 有 不 这 那 一 个 们 人 来 到 说 要 去 会 好 没 很 都 也 就 和 上 下 大 小 中 电 水 车 房"),
        Empty = Words("我 你 的 了 是 在 有 这 那 它 开 始 大 约 发 生 现 时 候 ， 。 、 从 于"),
        Labels = Map("""
            hardware info|hardware = 是什么设备，请说品牌和型号
            first seen = 第一次出现问题是什么时候
            building location|building = 您在哪栋楼、哪一层
            incident datetime|incident date|accident datetime|accident date = 事情是什么时候发生的
            incident location|accident location|location = 事情发生在哪里
            incident description|accident description|description = 发生了什么
            damage description|damages|damage = 什么东西损坏了
            problem description|issue description|problem|issue = 是什么问题
            injuries = 有没有人受伤
            other party|other driver|involved parties = 对方是谁
            policy number = 您的保单号
            vehicle info|vehicle|car = 是什么车
            address = 地址
            """, text => text),
    };

    private static AnswerShapes Shapes() => new()
    {
        Interjection = Make(@"^(?:你好|您好|嗯+|呃+|好的|是的|对|喂|[\s,.;:!，。！、])+"),
        LeadIn = Make(@"^(?:它是|这是|那是|是|我有|我用的是|我在用|我在|我们在|我住在|发生在|有|在)"),
        PlaceLeadIn = Make("^(?:在|于)"),
        SaysWhere = Make("^(?:我在|我们在|它在|发生在|我住在)"),
        Article = Make("^(?:一台|一辆|一个|我的)"),
        Tail = Make(@"(?:[\s,.;:!?，。！？]|谢谢|了)+$"),
        Stop = Make("(?!)"),
        ClauseBorder = Make("，而且|，并且"),
        Labelled = Make("(?!)"),
        ThingIs = Make("(?!)"),
        Circumstance = Make("没有人受伤|无人受伤|有人受伤"),
        OtherParty = Make("(?!)"),
        NameIs = Make("(?:我叫|我的名字是|我的名字叫)"),
        SpellingWords = FrozenSet<string>.Empty,
        NotAName = FrozenSet<string>.Empty,
        Mail = new MailShape("@", @"\."),
        IdentifierIs = Make(@"(?:号码|单号|编号)是?\s*(?=\w)"),
        Digits = Map("""
            零 = 0
            一 = 1
            二 = 2
            三 = 3
            四 = 4
            五 = 5
            六 = 6
            七 = 7
            八 = 8
            九 = 9
            """, digit => digit),
    };
}
