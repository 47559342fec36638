namespace CallCenter.Platform.Configuration.Prompts;

internal static partial class BuiltInPrompts
{
    private static Dictionary<SpokenPrompt, string[]> French => new()
    {
        [SpokenPrompt.Hello] =
        [
            "Bonjour, ici {bot_name} de {bot_company}. Que puis-je faire pour vous ?",
            "Bonjour, vous êtes en ligne avec {bot_name}, de {bot_company}. Comment puis-je vous aider ?",
            "{bot_company}, {bot_name} à votre écoute. Qu'est-ce qui vous amène ?",
        ],
        [SpokenPrompt.HelloAgain] =
        [
            "Rebonjour, c'est {bot_name} de {bot_company}.",
            "Heureux de vous retrouver, ici {bot_name} de {bot_company}.",
        ],
        [SpokenPrompt.Goodbye] =
        [
            "Merci de votre appel. {bot_company} vous souhaite une bonne journée. Au revoir !",
            "Tout est noté. Merci d'avoir parlé avec {bot_company}, au revoir !",
            "Merci à vous, et à bientôt chez {bot_company}. Au revoir !",
        ],
        [SpokenPrompt.Error] =
        [
            "Pardon, je n'ai pas saisi. Pouvez-vous répéter ?",
            "Excusez-moi, je n'ai pas bien entendu. Vous disiez ?",
            "Le son n'était pas clair. Pouvez-vous le redire ?",
        ],
        [SpokenPrompt.Silence] =
        [
            "Êtes-vous toujours là ?",
            "Prenez votre temps, je vous écoute.",
            "Je ne vous entends plus. Êtes-vous encore en ligne ?",
        ],
        [SpokenPrompt.Loading] =
        [
            "Un petit instant, s'il vous plaît.",
            "Je regarde cela.",
            "Encore quelques secondes.",
        ],
        [SpokenPrompt.Transfer] =
        [
            "Je vous passe un collègue. Restez en ligne, s'il vous plaît.",
            "Je vous mets en relation avec un collègue. Un instant.",
            "Un de mes collègues va prendre la suite. Ne quittez pas.",
        ],
        [SpokenPrompt.TransferFailure] =
        [
            "Je suis désolé, aucun collègue n'est libre. Nous vous rappellerons.",
            "Je n'ai pu joindre personne. Nous vous rappelons dès que possible.",
        ],
        [SpokenPrompt.LanguageMenu] =
        [
            "Pour le français, appuyez sur {index}.",
        ],
        [SpokenPrompt.Rephrase] =
        [
            "Je ne peux pas parler de cela. Pouvez-vous le formuler autrement ?",
            "Essayons autrement. Pouvez-vous reformuler ?",
        ],
        [SpokenPrompt.NoAnswerApology] =
        [
            "Je suis désolé, cela a pris trop de temps. Pouvez-vous me le redire ?",
            "Toutes mes excuses, je n'ai pas trouvé de réponse à temps. On réessaie ?",
        ],
        [SpokenPrompt.RecordingNotice] =
        [
            "Cet appel est enregistré. Dites-moi si vous ne le souhaitez pas.",
            "Nous enregistrons cet appel. Si vous vous y opposez, dites-le simplement.",
        ],
        [SpokenPrompt.Reconnected] =
        [
            "Je suis désolé, nous avons été coupés un instant. Je suis de nouveau avec vous.",
            "Excusez-moi, la liaison s'est interrompue. Je vous entends de nouveau.",
            "Pardon pour cette coupure. Nous sommes de nouveau en ligne.",
        ],
    };
}
