namespace MetaverseSeoul.Bots.Understanding;

/// <summary>What a message can be besides a question. The words for each are data, one file a language.</summary>
internal enum Phrase
{
    Hello,
    Thanks,
    Bye,
    WhoAreYou,
    AreYouHuman,
    Abuse,
    Person,
    Callback,
    OutsideTheCity,
    Cancel,
    Yes,
    NoneOfThese,
    Menu,
    InKorean,
    InEnglish,
    InChinese,
    InJapanese,
}
