//! Words of time in the lines above a header, in English, Russian and Persian. All as [`fold()`] leaves it.
//!
//! [`fold()`]: crate::exchange::mapping::fold()

/// Words for the day something begins with, beside those of a run of months.
pub(super) const BEGINS: &str = "start|starts|starting|begin|begins|beginning|начало|начала|شروع|ابتدای|ابتدا";

/// Words for the day something ends with.
pub(super) const ENDS: &str = "end|ends|ending|конец|конца|окончание|окончания|پایان|انتهای|انتها";

/// Words that may stand between one of these and its day.
pub(super) const BESIDE_DAYS: &str = "date|day|of|the|period|дата|дату|даты|периода|отчета|تاریخ|دوره|روز";

/// Words of lines that say when or by what the table was made.
pub(super) const STAMPS: &str = "printed|generated|created|exported|updated|prepared|modified|version|сформирован|сформировано|\
     сформирована|формирования|выгружен|выгружено|выгрузка|выгрузки|создан|создано|создания|обновлено|напечатано|\
     распечатано|печати|подготовлено|составлен|составлено|версия|редакция|چاپ|تهیه|ایجاد|نسخه|استخراج";

/// Words that hold a period against another.
pub(super) const COMPARES: &str = "compared|compare|comparison|vs|versus|against|previous|prior|budget|plan|сравнение|сравнении|сравнения|\
     прошлый|прошлым|прошлого|предыдущий|предыдущим|предыдущего|план|бюджет|مقایسه|قبل|پیشین|بودجه";

/// Words for a period.
pub(super) const PERIODS: &str = "period|periods|период|периода|zeitraum|période|periodo|دوره|بازه";

/// Words before a year, a quarter or a month that a text is of.
pub(super) const OF: &str = "за|в|for|in|of|fy|cy|für|pour|به|برای|در|سال";

/// Words for a month, before its number.
pub(super) const MONTH: &str = "month|months|posting|месяц|месяцы|ماه";

/// Words of a title, before a month.
pub(super) const TITLES: &str = "report|sales|revenue|turnover|отчет|продажи|выручка|оборот|گزارش|فروش|درامد";

/// Words that say nothing but that something of time follows.
pub(super) const ABOUT_TIME: &str = "and|и|و|reporting|report|range|date|dates|time|frame|month|months|posting|calendar|year|fiscal|отчетный|отчет|\
     дата|месяц|месяцы|год|диапазон|параметры|отбор|фильтр|filter|filters|زمانی|زمان|گزارش|تاریخ|ماه|ماه های|سال|مالی";

/// Words for several values at once, as a pivot table's filter has them.
pub(super) const SEVERAL: [&str; 5] =
    ["multiple items", "несколько элементов", "несколько значений", "چند مورد", "چندین مورد"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::mapping::fold;

    #[test]
    fn words_stand_as_folding_leaves_them() {
        let lists = [BEGINS, ENDS, BESIDE_DAYS, STAMPS, COMPARES, PERIODS, OF, MONTH, TITLES, ABOUT_TIME];
        for word in lists.into_iter().flat_map(|words| words.split('|')).chain(SEVERAL) {
            assert_eq!(word, fold(word));
        }
    }
}
