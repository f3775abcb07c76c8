//! What two accounts have in common, in words.

use linchpin::analysis::lookalikes::{Feature, LookAlike};
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::exchange::{AccountField, Content};
use linchpin::model::{Account, AccountId, CriterionId, Workbook};

use crate::app::i18n::{criterion_name, fmt, t, texts::segments::lookalikes as words};
use crate::app::ui::pages::accounts::{Column, cell_text};

/// So many are named; the rest is counted.
const NAMED: usize = 5;

/// "Country: Germany; Product fit: 9 and 8; and 2 more".
pub fn common_text(workbook: &Workbook, board: &Scoreboard, it: &LookAlike) -> String {
    let (Some(own), Some(key)) = (workbook.accounts.get(it.account), workbook.accounts.get(it.like)) else {
        return String::new();
    };
    let named = it.common.iter().take(NAMED).map(|feature| feature_text(workbook, board, feature, own, key));
    let mut texts: Vec<String> = named.collect();
    let rest = it.common.len().saturating_sub(NAMED);
    if rest > 0 {
        texts.push(words::and_more(rest));
    }
    if texts.is_empty() { t(words::NO_COMMON).to_owned() } else { texts.join(fmt::semicolon()) }
}

/// What a feature is called.
pub fn feature_name(workbook: &Workbook, feature: &Feature) -> String {
    match field_of(feature) {
        Ok(field) => Column::Field(field).label(),
        Err(criterion) => name_of(workbook, criterion),
    }
}

fn name_of(workbook: &Workbook, criterion: CriterionId) -> String {
    workbook.criteria.get(criterion).map(|it| criterion_name(workbook, it)).unwrap_or_default()
}

/// The account's field that a feature is, else the criterion.
fn field_of(feature: &Feature) -> Result<AccountField, CriterionId> {
    Ok(match feature {
        Feature::Sector => AccountField::Sector,
        Feature::Ownership => AccountField::Ownership,
        Feature::Size => AccountField::Size,
        Feature::Country => AccountField::Country,
        Feature::Technology => AccountField::Technology,
        Feature::OrderPattern => AccountField::OrderPattern,
        Feature::Tags => AccountField::Tags,
        Feature::Field(name) => AccountField::Text(name.clone()),
        Feature::Score(criterion) => return Err(*criterion),
    })
}

fn feature_text(workbook: &Workbook, board: &Scoreboard, feature: &Feature, own: &Account, key: &Account) -> String {
    let field = match field_of(feature) {
        Ok(field) => field,
        Err(criterion) => {
            let score = |id: AccountId| {
                board.cell(id, criterion).map_or_else(|| "–".to_owned(), |cell| fmt::decimal(cell.mean(), 0, 1))
            };
            return both(&name_of(workbook, criterion), score(own.id), score(key.id));
        }
    };
    let numeric = matches!(field.of(own), Content::Number(_));
    let column = Column::Field(field);
    let cell = |account: &Account| cell_text(account, &column, workbook.meta.currency);
    if numeric { both(&column.label(), cell(own), cell(key)) } else { words::same(column.label(), cell(own)) }
}

fn both(name: &str, own: String, key: String) -> String {
    if own == key { words::same(name, own) } else { words::both(name, own, key) }
}
