namespace CallCenter.Platform.Configuration.Prompts;

internal static partial class BuiltInPrompts
{
    private static Dictionary<SpokenPrompt, string[]> Chinese => new()
    {
        [SpokenPrompt.Hello] =
        [
            "您好，我是{bot_company}的{bot_name}。请问有什么可以帮您？",
            "您好，这里是{bot_company}，我是{bot_name}。您需要什么帮助？",
        ],
        [SpokenPrompt.HelloAgain] =
        [
            "您好，又见面了，我是{bot_company}的{bot_name}。",
            "欢迎再次来电，我是{bot_company}的{bot_name}。",
        ],
        [SpokenPrompt.Goodbye] =
        [
            "感谢您的时间，{bot_company}祝您愉快。再见！",
            "都记下来了。感谢您联系{bot_company}，再见！",
        ],
        [SpokenPrompt.Error] =
        [
            "不好意思，我没听清，请再说一遍好吗？",
            "抱歉，刚才没听明白，您说的是什么？",
        ],
        [SpokenPrompt.Silence] =
        [
            "您还在吗？",
            "不着急，我在听。",
            "我现在听不到您的声音，您还在线吗？",
        ],
        [SpokenPrompt.Loading] =
        [
            "请稍等一下。",
            "我正在查看。",
            "马上就好。",
        ],
        [SpokenPrompt.Transfer] =
        [
            "我帮您转接同事，请不要挂断。",
            "接下来由我的同事为您服务，请稍等。",
        ],
        [SpokenPrompt.TransferFailure] =
        [
            "抱歉，现在没有空闲的同事，我们会给您回电。",
            "我没能联系到同事，我们会尽快给您回电。",
        ],
        [SpokenPrompt.LanguageMenu] =
        [
            "中文请按{index}。",
        ],
        [SpokenPrompt.Rephrase] =
        [
            "这个我不方便谈，您可以换个说法吗？",
            "我们换个方式吧，请您重新说一下。",
        ],
        [SpokenPrompt.NoAnswerApology] =
        [
            "抱歉，让您久等了，请您再说一遍好吗？",
            "对不起，我没能及时找到答案，我们再试一次好吗？",
        ],
        [SpokenPrompt.RecordingNotice] =
        [
            "本次通话会录音，如果您不同意请告诉我。",
            "我们会对通话进行录音，如有异议请直接告诉我。",
        ],
        [SpokenPrompt.Reconnected] =
        [
            "抱歉，刚才通话中断了一下，我回来了。",
            "不好意思，线路刚才断了一下，现在我能听到您了。",
        ],
    };
}
