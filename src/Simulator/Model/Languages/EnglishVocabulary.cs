using System.Collections.Frozen;
using CallCenter.Simulator.Model.Prompt;
using static CallCenter.Simulator.Model.Languages.WordList;

namespace CallCenter.Simulator.Model.Languages;

/// <summary>English words, folded.</summary>
internal static class EnglishVocabulary
{
    public static FrozenDictionary<FieldKind, FrozenSet<string>> Topics { get; } = new Dictionary<FieldKind, FrozenSet<string>>
    {
        [FieldKind.Place] = Words("building floor room office street avenue road lane square boulevard drive apartment flat house kitchen bathroom bedroom cellar basement garage highway motorway freeway exit junction crossroads intersection parking city town village address corner hall desk station airport wing entrance storey"),
        [FieldKind.Thing] = Words("laptop computer pc desktop screen monitor printer keyboard mouse phone smartphone tablet server router headset dock scanner projector notebook macbook thinkpad latitude dell hp lenovo apple asus acer car truck van vehicle motorbike motorcycle bike toyota ford renault peugeot volkswagen bmw model brand machine device"),
        [FieldKind.Account] = Words("leak leaking leaks water damaged damage broken flooded ceiling wall wet stain crashed collision scratched bumper dent burst pipe error crash crashes freezes blue doesn won start working works"),
        [FieldKind.Circumstance] = Words("hurt injured injuries injury unharmed wounded ambulance hospital casualties witnesses witness police"),
        [FieldKind.Person] = Words("driver party owner neighbour neighbor witness"),
        [FieldKind.Identifier] = Words("policy contract number serial reference plate registration"),
    }.ToFrozenDictionary();

    public static FrozenSet<string> Empty { get; } = Words("""
        a an the my our your his her its their this that these those it i we he she they you me us him them s t m re ve ll d
        is are was were be been am do does did done have has had will would can could should may might must
        and or but so then also at in on of for from to with by about around since until as if there here
        started start starts happened happen happens began begin begins noticed notice saw see seen first occurred came come
        yes no ok okay well please thanks thank um uh hello hi just really quite very some any something anything
        """);

    public static FrozenSet<string> Known { get; } = Words("""
        a an the my our your his her its their this that these those it i we he she they you me us him them
        is are was were be been am do does did done have has had will would can could should may might must get got go going went come came take took make made
        say said tell told know think want need like see saw seen look use used find found give work works working call called help try leave feel put keep let begin seem show hear play run move live
        and or but so because if when while where who what why how which then than as at by for from in into of off on out over to up down with without about after before between during under again
        not no yes ok okay please thanks thank hello hi bye sorry well just only very much many more most some any all both each other another same such own too also still already yet now then here there today tomorrow yesterday
        one two three four five six seven eight nine ten first second third last next new old good bad big small long short high low right left early late
        man woman people person child house home room floor door window car road street city water day time year month week hour minute morning afternoon evening night
        problem issue error screen computer laptop phone printer number name email address company office building team colleague manager
        broken leak damage accident crash insurance claim policy contract bill payment order delivery driver injury police doctor
        black blue white red green grey gray front back side top bottom inside outside near left right north south east west
        nobody nothing everything something anything everyone somebody else never always often maybe perhaps really quite since until
        kitchen bathroom bedroom ceiling wall roof pipe shower basement garage garden engine wheel bumper light battery power cable keyboard mouse network password account user system software program update file folder browser internet
        mister missus miss doctor street avenue square corner station airport hospital school hotel restaurant shop store
        """);

    public static FrozenDictionary<string, string> Labels { get; } = Map("""
        hardware info|hardware = what hardware it is about, with make and model
        hardware model|computer model|device model|model = the make and model of the device
        first seen = when you first saw the problem
        building location|building = the building and the room
        incident datetime|incident date|incident time|date of incident|accident datetime|accident date = when the incident happened
        incident location|accident location|location of incident|location = where exactly it happened
        incident description|accident description|description = what happened
        damage description|damages|damage|damages description = what was damaged
        problem description|issue description|problem|issue = what the problem is
        injuries|injured|injured people = whether anyone was injured
        other party|other driver|third party|involved parties = who the other party is
        policy number = your policy number
        contract number = your contract number
        vehicle info|vehicle|car = which vehicle it is
        license plate|plate number|registration number = the registration number of the vehicle
        email|email address|contact email = your e-mail address
        phone|phone number|contact phone = your telephone number
        room|room number = the room
        address = the address
        caller name = your name
        """, text => text);
}
