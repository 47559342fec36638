using CallCenter.Simulator.Model.Understanding;

namespace CallCenter.Simulator.Model.Prompt;

/// <summary>Guesses from name and description what kind of answer a field takes. The name counts first; its order of meaning is that of the list.</summary>
internal static class FieldKinds
{
    private static readonly (FieldKind Kind, string Words)[] Cues =
    [
        (FieldKind.Identifier, "policy contract serial reference plate registration id code number numero police contrat immatriculation poliza contrato matricula referencia"),
        (FieldKind.Circumstance, "injuries injured injury casualties victims hurt witnesses witness police blesses blessures blesse temoins heridos heridas lesionados testigos"),
        (FieldKind.Place, "location address place building room city street site where lieu adresse batiment ville rue endroit ubicacion direccion lugar edificio ciudad calle sitio"),
        (FieldKind.Account, "description damage damages cause circumstances details problem issue symptoms reason incident accident what need request degats dommages circonstances probleme motif descripcion danos problema motivo causa circunstancias incidente averia"),
        (FieldKind.Person, "name driver party parties person people owner contact third nom conducteur tiers personne nombre conductor persona contraparte parte"),
        (FieldKind.Thing, "hardware device computer laptop model make brand vehicle car product item equipment machine materiel appareil ordinateur modele marque vehicule voiture equipo dispositivo ordenador modelo marca vehiculo coche producto"),
    ];

    /// <summary>The kind of a field.</summary>
    public static FieldKind Of(string name, string type, string description) => type switch
    {
        "datetime" => FieldKind.Moment,
        "email" => FieldKind.Email,
        "phone_number" => FieldKind.Phone,
        _ => ByWords(name.Replace('_', ' ')) ?? ByWords(description) ?? FieldKind.Text,
    };

    private static FieldKind? ByWords(string text)
    {
        var words = Folding.Fold(text).Split([' ', ',', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (kind, cues) in Cues)
        {
            if (words.Intersect(cues.Split(' '), StringComparer.Ordinal).Any())
                return kind;
        }

        return null;
    }
}
