namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>Kinds of personal numbers that are never stored in the clear.</summary>
public static class PersonalKind
{
    /// <summary>주민등록번호, and 외국인등록번호 with it: the same form, told apart by the seventh digit.</summary>
    public const string ResidentNumber = "resident-number";

    public const string Phone = "phone";
    public const string Card = "card";
    public const string Account = "account";
    public const string Passport = "passport";
    public const string DriverLicence = "driver-licence";
}
