//! What columns are called in English, Russian and Persian, and what periods and units are called there and in German,
//! French and Spanish.
//!
//! All words stand as [`super::fold()`] leaves them: lower case, without punctuation, Е for Ё, ی and ک for their
//! Arabic variants, ا for آ. A test holds them to it. Words of a list are separated by bars.

use crate::exchange::AccountField;
use crate::model::{AccountClass, Programme, Role, Status};

/// Whether a list of words holds a word.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

/// Names of columns of the fixed fields.
pub(super) const FIELDS: [(AccountField, &str); 18] = [
    (
        AccountField::Name,
        "account|account name|name|customer|customer name|client|client name|company|company name|organisation|\
     organization|organisation name|organization name|business name|key account|buyer|partner|legal name|name 1|\
     аккаунт|клиент|имя|имя клиента|название|название клиента|название компании|наименование|\
     наименование клиента|наименование организации|наименование контрагента|компания|контрагент|покупатель|\
     заказчик|организация|партнер|фирма|حساب|نام حساب|نام|نام مشتری|مشتری|شرکت|نام شرکت|سازمان|نام سازمان|\
     خریدار|نام خریدار|طرف حساب",
    ),
    (
        AccountField::Code,
        "id|code|account id|account code|account no|account number|account #|customer id|customer code|\
     customer no|customer number|organization id|client id|client code|client number|company id|external id|crm id|record id|hs object id|key|\
     erp|erp code|erp id|erp no|erp number|erp customer|sap code|sap id|sap no|sap number|crm code|crm no|crm number|\
     debtor no|debtor number|debtor code|number|no|ид|код|код erp|код 1с|код в 1с|код crm|код клиента|id клиента|номер клиента|идентификатор|код контрагента|инн|номер|№|کد|\
     کد حساب|کد مشتری|شناسه|شناسه مشتری|شناسه حساب|شماره مشتری|شماره حساب|کد اقتصادی|شناسه ملی",
    ),
    (
        AccountField::Sector,
        "sector|industry|branch|vertical|line of business|market|segment|business sector|отрасль|сектор|сфера|\
     сфера деятельности|вид деятельности|индустрия|сегмент|صنعت|بخش|حوزه|حوزه فعالیت|زمینه فعالیت|\
     رشته فعالیت|صنف",
    ),
    (
        AccountField::Ownership,
        "ownership|public private|public or private|ownership type|owner type|собственность|форма собственности|\
     тип собственности|государственная частная|مالکیت|نوع مالکیت|دولتی خصوصی|دولتی یا خصوصی",
    ),
    (
        AccountField::Size,
        "size|company size|employees|headcount|number of employees|staff|размер|размер компании|масштаб|\
     численность|сотрудники|количество сотрудников|число сотрудников|اندازه|اندازه شرکت|تعداد کارکنان|\
     تعداد پرسنل|تعداد کارمندان",
    ),
    (AccountField::Country, "country|country region|страна|کشور"),
    (
        AccountField::City,
        "city|town|region|location|city region|place|город|регион|местоположение|населенный пункт|город регион|\
     شهر|منطقه|استان|محل|شهر منطقه",
    ),
    (
        AccountField::Technology,
        "technology|technologies|tech stack|product use|use of the product|technology and use|технологии|\
     технология|использование продукта|технологии и использование|فناوری|تکنولوژی|فناوری و استفاده|\
     استفاده از محصول",
    ),
    (
        AccountField::OrderPattern,
        "order pattern|ordering pattern|ordering|buying pattern|order frequency|purchase pattern|характер заказов|заказы характер|\
     частота заказов|порядок заказов|الگوی سفارش|نحوه سفارش|الگوی خرید|تناوب سفارش",
    ),
    (AccountField::Tags, "tags|tag|labels|label|теги|тег|метки|метка|برچسب|برچسب ها|تگ"),
    (
        AccountField::Manager,
        "account manager|manager|responsible|sales rep|sales representative|sales manager|owner|account owner|company owner|\
     contact owner|deal owner|organization owner|\
     key account manager|kam|assigned to|менеджер|аккаунт менеджер|ответственный|ответственный менеджер|\
     куратор|менеджер по продажам|кам|مدیر حساب|مسیول|مسیول حساب|کارشناس فروش|مدیر فروش|مدیر|مسیول پیگیری",
    ),
    (
        AccountField::Sponsor,
        "executive sponsor|sponsor|exec sponsor|спонсор|исполнительный спонсор|куратор от руководства|حامی|حامی در مدیریت ارشد|\
     حامی ارشد|حامی اجرایی|اسپانسر",
    ),
    (
        AccountField::CustomerSince,
        "customer since|client since|since|start date|first order|first order date|first purchase|\
     first purchase date|onboarded|relationship since|клиент с|дата начала|дата первого заказа|первый заказ|\
     первая покупка|дата первой покупки|работаем с|начало сотрудничества|дата начала сотрудничества|مشتری از|\
     مشتری از تاریخ|تاریخ شروع|شروع همکاری|تاریخ شروع همکاری|اولین سفارش|اولین خرید|تاریخ اولین خرید|\
     تاریخ اولین سفارش",
    ),
    (
        AccountField::Notes,
        "notes|note|comment|comments|remarks|description|заметки|заметка|примечание|примечания|комментарий|\
     комментарии|описание|یادداشت|یادداشت ها|توضیحات|توضیح|ملاحظات",
    ),
    // Long names only: another program's "class" or "programme" says something else.
    (AccountField::Roles, "roles|account roles|roles of the account|роли|роли клиента|نقش ها|نقش های حساب"),
    (AccountField::Class, "account class|class of the account|класс клиента|класс аккаунта|رده حساب|رده مشتری"),
    (
        AccountField::Programme,
        "account programme|account program|programme of the account|программа работы|программа работы с клиентом|\
     برنامه همکاری|برنامه حساب",
    ),
    (
        AccountField::Status,
        "status|account status|key account status|kam status|статус|статус клиента|статус аккаунта|\
     статус ключевого клиента|وضعیت|وضعیت حساب|وضعیت مشتری",
    ),
];

/// Words for revenue.
pub(super) const REVENUE: &str = "revenue|revenues|sales|turnover|annual revenue|annual sales|annual turnover|net revenue|net sales|total revenue|total sales|sales revenue|выручка|\
     оборот|годовой оборот|годовая выручка|продажи|доход|доходы|объем продаж|выручка нетто|чистая выручка|درامد|فروش|گردش|درامد خالص|درامد سالانه|فروش سالانه|\
     فروش خالص|مبلغ فروش|گردش مالی";

/// What headers of pivot tables have before the name of the figure.
pub(super) const SUMS_OF: [&str; 4] = ["sum of ", "сумма по полю ", "جمع ", "مجموع "];

/// Headers over the numbers of rows, which look like codes.
pub(super) const INDEX: &str =
    "no|nr|number|n|#|row|row no|row number|s no|sr no|index|№|номер|n п п|№ п п|п п|ردیف|شماره|شماره ردیف";

/// Words for profit.
pub(super) const PROFIT: &str = "profit|net profit|gross profit|earnings|contribution|прибыль|чистая прибыль|валовая прибыль|\
     маржинальная прибыль|سود|سود خالص|سود ناخالص";

/// Words in a header that say the unit and not the field.
pub(super) const UNITS: &str = "$|€|£|₽|usd|eur|gbp|rub|irr|irt|chf|руб|рублей|рубли|р|долл|евро|ریال|تومان|تومن|toman|دلار|یورو|in|в|به|for|за|of|the|\
     year|г|год|года|سال|fy|cy|fiscal|مالی|inr|rs|rupees|aed|kzt|cny|pln|czk|sek|nok|dkk|jahr|gj|geschäftsjahr|im|für|euros|\
     année|annee|año|exercice|ejercicio";

/// Words in a header that say its numbers are in thousands.
pub(super) const THOUSANDS: &str =
    "thousand|thousands|k|k$|k€|t€|tsd|teur|tchf|tusd|tgbp|keur|kusd|kchf|kgbp|tausend|milliers|тыс|тысяч|тысячи|هزار";

/// Words in a header that say its numbers are in millions.
pub(super) const MILLIONS: &str =
    "million|millions|mln|mn|mio|meur|m$|m€|millionen|millones|млн|миллионов|миллиона|миллионы|میلیون";

/// Words in a header that say its numbers are in thousands of millions.
pub(super) const BILLIONS: &str =
    "billion|billions|bn|bln|mrd|milliarden|milliards|млрд|миллиард|миллиарда|миллиардов|میلیارد";

/// Words in a header that say its numbers are in millions of millions.
pub(super) const TRILLIONS: &str = "trillion|trillions|trn|trln|tn|трлн|триллион|триллиона|триллионов|تریلیون";

/// Words in a header that say its numbers are in hundreds of thousands.
pub(super) const LAKHS: &str = "lakh|lakhs|lac|lacs|лакх|لک";

/// Words in a header that say its numbers are in tens of millions.
pub(super) const CRORES: &str = "crore|crores|cr|крор|کرور";

/// Words beside a year of two digits.
pub(super) const YEAR: &str = "fy|cy|gj|г|год|года|سال";

/// Words beside a year that need not be one of the calendar.
pub(super) const FISCAL: &str = "fy|fiscal|gj|geschäftsjahr|exercice|ejercicio|фин|финансовый|مالی";

/// Words for half a year.
pub(super) const HALF: &str = "half|hy|halbjahr|hj|semester|semestre|полугодие|полугодия|полуг|نیمه|نیم|نیمسال|شش";

/// Short words for what runs up to some day: a year, a quarter, a month to date, the last twelve months.
pub(super) const SHORT_TO_DATE: &str = "ytd|qtd|mtd|ltm|ttm|kumuliert|cumul|cumulé|acumulado|нарастающим";

/// Words that begin the same at length: to date, с начала года, از ابتدای سال.
pub(super) const TO_DATE: [(&str, &str); 5] =
    [("to", "date"), ("с", "начала"), ("از", "ابتدای"), ("از", "ابتدا"), ("از", "اول")];

/// Words for months behind how many there are.
pub(super) const OF_MONTHS: &str = "ماهه|ماه|months|mo|monate|mois|meses|мес|месяцев";

/// Words for the first to the fourth quarter, beside a word for a quarter.
pub(super) const ORDINALS: [&str; 4] = [
    "i|first|erstes|premier|primer|первый|اول|یکم",
    "ii|second|zweites|deuxième|segundo|второй|دوم",
    "iii|third|drittes|troisième|tercer|третий|سوم",
    "iv|fourth|viertes|quatrième|cuarto|четвертый|چهارم",
];

/// What is written behind such a number.
pub(super) const ENDINGS: &str = "st|nd|rd|th|er|e|ème|º|й|ый|ий|ой";

/// The seasons that are the quarters of the solar calendar of Iran.
pub(super) const SEASONS: [&str; 4] = ["بهار", "تابستان", "پاییز", "زمستان"];

/// Words for a quarter beside its number.
pub(super) const QUARTER: &str = "q|qtr|quarter|quartal|trimestre|trim|кв|квартал|кварт|سه|ماهه|فصل";

/// The months' names and their usual short forms, January first.
pub(super) const MONTHS: [&str; 12] = [
    "jan|january|januar|jänner|janv|janvier|ene|enero|янв|январь|января|ژانویه",
    "feb|february|februar|févr|fevr|février|fevrier|febrero|фев|февр|февраля|февраль|فوریه",
    "mar|march|märz|maerz|mrz|mars|marzo|мар|март|марта|مارس",
    "apr|april|avr|avril|abril|апр|апрель|апреля|اوریل",
    "may|mai|mayo|май|мая|مه",
    "jun|june|juni|juin|junio|июн|июнь|июня|ژوین",
    "jul|july|juli|juil|juillet|julio|июл|июль|июля|ژوییه|جولای",
    "aug|august|août|aout|agosto|авг|август|августа|اوت",
    "sep|sept|september|septembre|septiembre|сен|сент|сентябрь|сентября|سپتامبر",
    "oct|october|okt|oktober|octobre|octubre|окт|октябрь|октября|اکتبر",
    "nov|november|novembre|noviembre|ноя|нояб|ноябрь|ноября|نوامبر",
    "dec|december|dez|dezember|déc|décembre|decembre|dic|diciembre|дек|декабрь|декабря|دسامبر",
];

/// The months of the solar calendar of Iran.
pub(super) const JALALI_MONTHS: [&str; 12] = [
    "فروردین|farvardin|фарвардин",
    "اردیبهشت|ordibehesht|ордибехешт",
    "خرداد|khordad|хордад",
    "تیر|tir|тир",
    "مرداد|امرداد|mordad|мордад",
    "شهریور|shahrivar|шахривар",
    "مهر|mehr|мехр",
    "ابان|aban|абан",
    "اذر|azar|азар",
    "دی|dey|дей",
    "بهمن|bahman|бахман",
    "اسفند|esfand|эсфанд",
];

/// Names of columns whose cells mark key accounts; where the cells are no marks, such a column may be a name.
pub(super) const KEY_ACCOUNT: &str = "key account|key accounts|key customer|key client|is key|is key account|ключевой|ключевой клиент|\
     ключевой аккаунт|ключевые клиенты|حساب کلیدی|مشتری کلیدی|کلیدی";

/// Words for the statuses of accounts.
pub(super) const STATUSES: [(Status, &str); 5] = [
    (
        Status::Key,
        "key|key account|key customer|key client|ключевой|ключевая|ключевой клиент|ключевой аккаунт|کلیدی|\
     حساب کلیدی|مشتری کلیدی",
    ),
    (
        Status::Candidate,
        "candidate|key candidate|proposed|кандидат|кандидат в ключевые|предложен|نامزد|کاندیدا|کاندید|پیشنهادی",
    ),
    (Status::Watch, "watch|watch list|watchlist|on watch|под наблюдением|наблюдение|на контроле|زیر نظر|تحت نظر"),
    (
        Status::Regular,
        "regular|ordinary|not key|обычный|обычная|обычный клиент|не ключевой|عادی|معمولی|غیرکلیدی|غیر کلیدی",
    ),
    (Status::DoNotRetain, "do not retain|don t retain|не удерживать|حفظ نشود|عدم حفظ"),
];

/// Words for yes and no in a column that marks key accounts.
pub(super) const KEY_MARKS: [(bool, &str); 2] =
    [(true, "yes|y|true|x|1|key|да|д|х|ключевой|بله|بلی|اری|کلیدی"), (false, "no|n|false|0|нет|н|خیر|نه")];

/// Words for a public owner.
pub(super) const PUBLIC: &str = "public|state|government|state owned|gov|public sector|государственная|государственный|гос|государство|\
     госкомпания|муниципальная|бюджетная|دولتی|عمومی";

/// Words for private owners.
pub(super) const PRIVATE: &str = "private|privately held|private sector|частная|частный|частное|негосударственная|коммерческая|خصوصی|\
     بخش خصوصی";

/// Words for the roles of an account.
pub(super) const ROLES: [(Role, &str); 4] = [
    (Role::Breadwinner, "breadwinner|кормилец|نان اور"),
    (Role::Prospective, "prospective|перспективный|اینده دار"),
    (Role::ImageMaker, "image maker|imagemaker|имиджмейкер|اعتبارافرین"),
    (Role::Expert, "expert|эксперт|خبره"),
];

/// Words for the classes of accounts.
pub(super) const CLASSES: [(AccountClass, &str); 5] = [
    (AccountClass::Key, "key|ключевой|کلیدی"),
    (AccountClass::Important, "important|важный|مهم"),
    (AccountClass::Ordinary, "ordinary|обычный|عادی"),
    (AccountClass::Difficult, "difficult|сложный|трудный|دشوار"),
    (AccountClass::NotCustomer, "not a customer|не клиент|غیرمشتری|غیر مشتری"),
];

/// Words for the programmes of accounts.
pub(super) const PROGRAMMES: [(Programme, &str); 3] = [
    (Programme::Strategic, "strategic|стратегическая|راهبردی"),
    (Programme::Light, "light|легкая|سبک"),
    (Programme::Programmatic, "programmatic|программатик|پروگراماتیک"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::exchange::mapping::{fold, more_words};

    #[test]
    fn words_stand_as_folding_leaves_them_and_once() {
        let mut seen = BTreeSet::new();
        let names = FIELDS.iter().chain(&more_words::FIELDS).map(|(_, words)| *words);
        let figures = [REVENUE, PROFIT, more_words::REVENUE, more_words::PROFIT, more_words::MARGIN];
        let names = names.chain(figures);
        for word in names.flat_map(|words| words.split('|')) {
            assert_eq!(word, fold(word));
            assert!(seen.insert(word), "twice: {word}");
        }
        let others = MONTHS
            .into_iter()
            .chain(JALALI_MONTHS)
            .chain(ORDINALS)
            .chain(SEASONS)
            .chain([BILLIONS, TRILLIONS, LAKHS, CRORES, YEAR, FISCAL, HALF, SHORT_TO_DATE, OF_MONTHS, ENDINGS])
            .chain([UNITS, THOUSANDS, MILLIONS, QUARTER, PUBLIC, PRIVATE]);
        let others = others.chain([KEY_ACCOUNT]).chain(KEY_MARKS.map(|(_, words)| words));
        let others = others.chain(STATUSES.map(|(_, words)| words));
        let others = others.chain(ROLES.map(|(_, words)| words)).chain(CLASSES.map(|(_, words)| words));
        let others = others.chain(PROGRAMMES.map(|(_, words)| words));
        for word in others.chain([INDEX]).flat_map(|words| words.split('|')) {
            assert_eq!(word, fold(word));
        }
    }
}
