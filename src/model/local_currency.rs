//! Which currency is proposed to a person before any is chosen.

use super::Currency;

/// The currencies of regions (ISO 3166) that have one of their own, or the euro, and no other beside it.
const REGIONS: [(&str, &str); 60] = [
    ("EUR", "AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK"),
    ("USD", "US"),
    ("RUB", "RU"),
    ("IRR", "IR"),
    ("GBP", "GB"),
    ("AED", "AE"),
    ("AFN", "AF"),
    ("AMD", "AM"),
    ("ARS", "AR"),
    ("AUD", "AU"),
    ("AZN", "AZ"),
    ("BDT", "BD"),
    ("BRL", "BR"),
    ("BYN", "BY"),
    ("CAD", "CA"),
    ("CHF", "CH LI"),
    ("CLP", "CL"),
    ("CNY", "CN"),
    ("COP", "CO"),
    ("CZK", "CZ"),
    ("DKK", "DK"),
    ("EGP", "EG"),
    ("GEL", "GE"),
    ("HKD", "HK"),
    ("HUF", "HU"),
    ("IDR", "ID"),
    ("ILS", "IL"),
    ("INR", "IN"),
    ("IQD", "IQ"),
    ("ISK", "IS"),
    ("JPY", "JP"),
    ("KES", "KE"),
    ("KGS", "KG"),
    ("KRW", "KR"),
    ("KWD", "KW"),
    ("KZT", "KZ"),
    ("MDL", "MD"),
    ("MXN", "MX"),
    ("MYR", "MY"),
    ("NGN", "NG"),
    ("NOK", "NO"),
    ("NZD", "NZ"),
    ("OMR", "OM"),
    ("PEN", "PE"),
    ("PHP", "PH"),
    ("PKR", "PK"),
    ("PLN", "PL"),
    ("QAR", "QA"),
    ("RON", "RO"),
    ("RSD", "RS"),
    ("SAR", "SA"),
    ("SEK", "SE"),
    ("SGD", "SG"),
    ("THB", "TH"),
    ("TJS", "TJ"),
    ("TRY", "TR"),
    ("TWD", "TW"),
    ("UAH", "UA"),
    ("UZS", "UZ"),
    ("ZAR", "ZA"),
];

impl Currency {
    /// The currency proposed to whoever reads a language (`ru`), by the languages the browser prefers, the first the
    /// dearest (`ru-KZ`): that of the region where it is certain, else the usual one of the language. English is also
    /// read where the page does not speak the person's own language, so there the browser's first language tells.
    pub fn proposed(language: &str, preferred: &[String]) -> Self {
        let first = preferred.first().map_or(language, |tag| subtag(tag));
        let spoken = if language == "en" { first } else { language };
        let tags = preferred.iter().filter(|tag| subtag(tag).eq_ignore_ascii_case(spoken));
        let usual = match language {
            "ru" => "RUB",
            "fa" => "IRR",
            _ => "USD",
        };
        tags.filter_map(|tag| region(tag)).find_map(Self::of_region).or_else(|| Self::parse(usual)).unwrap_or(Self::USD)
    }

    fn of_region(region: &str) -> Option<Self> {
        let is_here = |regions: &str| regions.split(' ').any(|here| here.eq_ignore_ascii_case(region));
        REGIONS.iter().find(|(_, regions)| is_here(regions)).and_then(|(code, _)| Self::parse(code))
    }
}

/// The language of a tag.
fn subtag(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The region of a tag: two letters after the language and its script, before any extension.
fn region(tag: &str) -> Option<&str> {
    let mut parts = tag.split(['-', '_']).skip(1).take_while(|part| part.len() > 1);
    parts.find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_proposed_by_the_language_and_its_region() {
        let check = |language: &str, preferred: &[&str], expected: &str| {
            let tags: Vec<String> = preferred.iter().map(|tag| (*tag).to_owned()).collect();
            assert_eq!(Currency::proposed(language, &tags).code(), expected, "{language} {preferred:?}");
        };
        check("ru", &["ru-RU", "ru", "en-US"], "RUB");
        check("ru", &["ru"], "RUB");
        check("ru", &["ru-KZ", "ru"], "KZT");
        check("ru", &["de-DE", "ru-RU"], "RUB");
        check("ru", &["en-US", "en"], "RUB");
        check("fa", &["fa-IR"], "IRR");
        check("fa", &["fa"], "IRR");
        check("fa", &["fa-AF"], "AFN");
        check("fa", &["en-GB"], "IRR");
        check("en", &["en-US", "en"], "USD");
        check("en", &["en"], "USD");
        check("en", &["en-GB", "en-US", "en"], "GBP");
        check("en", &["en", "en-GB"], "GBP");
        check("en", &["de-DE", "de", "en-US"], "EUR");
        check("en", &["zh-Hans-SG"], "SGD");
        check("en", &["es-419"], "USD");
        check("en", &["de-u-co-phonebk"], "USD");
        check("en", &["en_IN"], "INR");
        check("en", &[], "USD");
    }
}
