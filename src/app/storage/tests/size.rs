//! The largest workbook the product is built for fits into the local storage of any browser.

use linchpin::model::{
    Account, Criterion, Extra, Figures, Money, Period, Rater, Score, ScoreRecord, Timestamp, Workbook,
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::world::name;
use crate::app::platform::clock;
use crate::app::platform::random::{new_id, random_u64};
use crate::app::storage::codec;

/// What the strictest browsers may mean by five megabytes, in UTF-16 units.
const STRICTEST: usize = 2_500_000;

/// Ten thousand accounts with five criteria, one rater, three years of figures, filled in as an import fills them.
fn largest() -> Workbook {
    let mut workbook = Workbook::empty(new_id(), name("Ten thousand"), Timestamp::from_ms(0));
    let rater = Rater::new(new_id(), name("Team"));
    let criteria: Vec<Criterion> =
        (0..5).map(|place| Criterion::new(new_id(), place, name(&format!("Criterion {place}")))).collect();
    for number in 0..10_000 {
        let mut account = Account::new(new_id(), name(&format!("Customer {} {number}", random_u64() % 9_999_991)));
        account.code = format!("K{number:05}");
        ["Germany", "Iran", "Russia", "Mexico"][number % 4].clone_into(&mut account.country);
        ["Retail", "Wholesale", "Health"][number % 3].clone_into(&mut account.sector);
        for year in [2024, 2025, 2026] {
            let revenue = i64::try_from(random_u64() % 100_000_000).ok().and_then(Money::from_minor);
            account.figures.insert(Period::Year(year), Figures { revenue, ..Figures::default() });
        }
        for criterion in &criteria {
            let value = u8::try_from(random_u64() % 10 + 1).ok().and_then(Score::new);
            let value = value.expect("1 to 10");
            let record = ScoreRecord {
                account: account.id,
                criterion: criterion.id,
                rater: rater.id,
                value,
                comment: String::new(),
                extra: Extra::new(),
            };
            workbook.scores.insert(record);
        }
        workbook.accounts.insert(account);
    }
    workbook.criteria = criteria.into_iter().collect();
    workbook.raters.insert(rater);
    workbook
}

#[wasm_bindgen_test]
async fn ten_thousand_accounts_fit_twice() {
    let workbook = largest();
    let start = clock::now().ms();
    let plain = codec::seal_workbook(&workbook, 1, 1);
    let written = clock::now().ms();
    let small = plain.deflated().await;
    let deflated = clock::now().ms();
    let units = small.to_text().encode_utf16().count();
    let packed = clock::now().ms();
    let read = codec::open_workbook(&small).await.expect("it comes back");
    let opened = clock::now().ms();
    console_log!(
        "10,000 x 5: {} bytes plain, {} deflated, {units} units; written in {} ms, deflated {}, packed {}, read {}",
        plain.size(),
        small.size(),
        written - start,
        deflated - written,
        packed - deflated,
        opened - packed,
    );
    assert!(read == workbook, "the same workbook");
    assert!(2 * units < STRICTEST, "{units} units");
}
