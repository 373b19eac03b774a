using System.Text.RegularExpressions;

namespace MetaverseSeoul.Mesh.Privacy;

/// <summary>How personal numbers are written in Korea. Digits stand apart from other digits and letters, so that ids and hashes are left
/// alone; separators are hyphens of any width, dots, single spaces, and characters that nobody sees.</summary>
internal static partial class PersonalPatterns
{
    private const string Separator = @"[\-\u00AD\u2010-\u2015\u2212\u200B-\u200D\u2060\uFEFF\uFF0D\u00B7. ]";

    /// <summary>주민등록번호 and 외국인등록번호: a birth date that exists, then a digit 1–8 and six more (주민등록법 시행규칙 제2조;
    /// 출입국관리법 시행규칙 제65조의 외국인등록번호). No check digit: numbers given since October 2020 have none.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])" + Separator + @"{0,3}[1-8]\d{6}(?![0-9A-Za-z])")]
    public static partial Regex ResidentNumber { get; }

    /// <summary>Payment cards, 14 to 16 digits; told from other long numbers by their check digit.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\d{4}" + Separator + @"?){3}\d{2,4}(?![0-9A-Za-z])")]
    public static partial Regex Card { get; }

    /// <summary>Driver's licences: region, year, six digits, two digits (12-34-567890-12).</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:1[1-9]|2[0-8])-\d{2}-\d{6}-\d{2}(?![0-9A-Za-z])")]
    public static partial Regex DriverLicence { get; }

    /// <summary>Mobile phones, with or without the country's number.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\+?82" + Separator + @"{0,2}(?:\(0\))?|0)1[016-9]" + Separator + @"{0,3}\d{3,4}" + Separator + @"{0,3}\d{4}(?![0-9A-Za-z])")]
    public static partial Regex Mobile { get; }

    /// <summary>Landlines, full with area code. Short public numbers (120, 1330, 02-120) are not personal and do not match.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:\+?82" + Separator + @"{0,2}|0)(?:2|[3-6][1-5]|70|50\d?)" + Separator + @"{1,3}\d{3,4}" + Separator + @"{1,3}\d{4}(?![0-9A-Za-z])")]
    public static partial Regex Landline { get; }

    /// <summary>Passports: a letter and eight digits, or the newer letter, three digits, letter, four digits (M123A4567).</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z])[MSRODGPTmsrodgpt](?:\d{8}|\d{3}[A-Za-z]\d{4})(?![0-9A-Za-z])")]
    public static partial Regex Passport { get; }

    /// <summary>Bank accounts: two or three groups joined by hyphens, 10 to 14 digits in all.</summary>
    [GeneratedRegex(@"(?<![0-9A-Za-z\-])\d{2,6}-\d{2,6}-\d{2,8}(?:-\d{1,3})?(?![0-9A-Za-z\-])")]
    public static partial Regex Account { get; }

    /// <summary>An unbroken account number is told from any other number only by the word before it.</summary>
    [GeneratedRegex(@"(?<=(?:계좌|통장|입금|account|账户|账号|口座)[^0-9\n]{0,20})\d{10,14}(?![0-9A-Za-z])", RegexOptions.IgnoreCase)]
    public static partial Regex NamedAccount { get; }
}
