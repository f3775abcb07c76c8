//! The sample's three raters, who do not always agree: made up, around the scores that follow from the numbers.

use super::scores::Row;
use super::{Customer, SampleTexts, Seed};
use crate::model::{
    Agreed, Criterion, CriterionId, Extra, GroupScore, Name, Rater, RaterId, Score, ScoreRecord, ScoreRow, ScoredBy,
    Snapshot, SnapshotAccount, SnapshotCriterion, Timestamp, Weight, Workbook,
};

/// Three of Northwind's account managers.
const NAMES: [&str; 3] = ["Nancy Davolio", "Janet Leverling", "Margaret Peacock"];

/// How far the first two lie above and below the third, by sixteenths of the cells: most are of one mind.
const SPREADS: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2];

/// The cells that are worth talking about: customer, criterion, and the three scores.
const TALKED_ABOUT: [(&str, usize, [u8; 3]); 5] = [
    ("BERGS", 1, [10, 7, 4]),
    ("HILAA", 1, [9, 7, 5]),
    ("QUICK", 3, [10, 9, 10]),
    ("RATTC", 3, [10, 9, 9]),
    ("FOLKO", 2, [9, 10, 10]),
];
/// Which of the cells has a comment, of which rater, and which.
const COMMENTS: [(&str, usize, usize, usize); 2] = [("BERGS", 1, 0, 0), ("BERGS", 1, 2, 1)];
/// The cell that was settled, and at what.
const SETTLED: (&str, usize, u8) = ("HILAA", 1, 7);

/// What the snapshot of the first round has otherwise: its weights, and the cells scored otherwise then.
const FIRST_WEIGHTS: [u32; 4] = [40, 20, 20, 20];
const FIRST_ROUND: [(&str, usize, u8); 3] = [("HUNGO", 1, 10), ("ERNSH", 1, 7), ("QUICK", 3, 7)];
const FIRST_ROUND_DAYS: i64 = 91;

/// Lets the three score every customer, each as the rules say or near it: two differ as far up as down, so that a
/// group score is what the rules give, but for the cells that are talked about.
pub(super) fn score(
    workbook: &mut Workbook,
    texts: &SampleTexts,
    seed: &mut Seed,
    (customers, rows, criteria): (&[Customer], &[Row], &[Criterion]),
    now: Timestamp,
) -> Option<()> {
    // Tables are in the order of ids, and the names are to come in theirs.
    let mut ids: [RaterId; 3] = [seed.id(), seed.id(), seed.id()];
    ids.sort_unstable();
    for (id, name) in ids.into_iter().zip(NAMES) {
        workbook.raters.insert(Rater::new(id, Name::parse(name).ok()?));
    }
    for (customer, row) in customers.iter().zip(rows) {
        for (index, criterion) in criteria.iter().enumerate() {
            let Some(base) = row[index] else { continue };
            let values = opinions(&customer.account.code, index, base);
            for (rater, value) in values.into_iter().enumerate() {
                let Some(value) = value.and_then(Score::new) else { continue };
                workbook.scores.insert(ScoreRecord {
                    account: customer.account.id,
                    criterion: criterion.id,
                    rater: ids[rater],
                    value,
                    comment: comment(texts, (&customer.account.code, index, rater)),
                    extra: Extra::new(),
                });
            }
        }
    }
    settle(workbook, texts, (customers, criteria), now)
}

fn opinions(code: &str, criterion: usize, base: u8) -> [Option<u8>; 3] {
    let talked = TALKED_ABOUT.iter().find(|(of, on, _)| *of == code && *on == criterion);
    if let Some((_, _, values)) = talked {
        return values.map(Some);
    }
    let mixed = mixed(code, criterion);
    let spread = SPREADS[(mixed % 16) as usize].min(base - 1).min(10 - base);
    let mut values = [Some(base + spread), Some(base - spread), Some(base)];
    // One in sixteen of the third's was skipped: the mean of the other two is the same.
    if (mixed >> 4).is_multiple_of(16) {
        values[2] = None;
    }
    values.rotate_left((mixed >> 8) as usize % 3);
    values
}

/// A number that looks like chance and is the same for ever (FNV-1a).
fn mixed(code: &str, criterion: usize) -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let place = [b'0', b'1', b'2', b'3'][criterion];
    let hash = code.bytes().chain([place]).fold(0x811c_9dc5, step);
    hash ^ (hash >> 15)
}

fn comment(texts: &SampleTexts, (code, criterion, rater): (&str, usize, usize)) -> String {
    let of_cell = |it: &&(&str, usize, usize, usize)| (it.0, it.1, it.2) == (code, criterion, rater);
    COMMENTS.iter().find(of_cell).map_or_else(String::new, |it| texts.comments[it.3].clone())
}

fn settle(
    workbook: &mut Workbook,
    texts: &SampleTexts,
    (customers, criteria): (&[Customer], &[Criterion]),
    now: Timestamp,
) -> Option<()> {
    let (code, criterion, value) = SETTLED;
    workbook.agreed.insert(Agreed {
        account: customers.iter().find(|customer| customer.account.code == code)?.account.id,
        criterion: criteria.get(criterion)?.id,
        value: Score::new(value)?,
        comment: texts.comments[2].clone(),
        by: texts.team.clone(),
        at: Timestamp::from_ms(now.ms() - 60 * Timestamp::DAY_MS),
        extra: Extra::new(),
    });
    Some(())
}

/// What a first round, a quarter of a year ago, had given: other weights, and some customers seen otherwise.
pub(super) fn first_round(
    texts: &SampleTexts,
    seed: &mut Seed,
    (customers, rows, criteria): (&[Customer], &[Row], &[Criterion]),
    now: Timestamp,
) -> Option<Snapshot> {
    let criteria: Option<Vec<SnapshotCriterion>> =
        criteria.iter().zip(FIRST_WEIGHTS).map(|(criterion, weight)| as_it_was(criterion, weight)).collect();
    let mut accounts: Vec<SnapshotAccount> = customers
        .iter()
        .zip(rows)
        .filter(|(_, row)| row.iter().any(Option::is_some))
        .map(|(customer, row)| SnapshotAccount {
            id: customer.account.id,
            name: customer.account.name.clone(),
            scores: ScoreRow(first_scores(&customer.account.code, *row)),
            extra: Extra::new(),
        })
        .collect();
    accounts.sort_unstable_by_key(|account| account.id);
    Some(Snapshot {
        id: seed.id(),
        name: Name::parse(&texts.first_round).ok()?,
        at: Timestamp::from_ms(now.ms() - FIRST_ROUND_DAYS * Timestamp::DAY_MS),
        top_n: 5,
        criteria: criteria?,
        accounts,
        extra: Extra::new(),
    })
}

fn as_it_was(criterion: &Criterion, weight: u32) -> Option<SnapshotCriterion> {
    let id: CriterionId = criterion.id;
    let weight = Weight::from_points(weight)?;
    Some(SnapshotCriterion {
        id,
        name: criterion.name.clone(),
        weight,
        scored_by: ScoredBy::People,
        extra: Extra::new(),
    })
}

fn first_scores(code: &str, row: Row) -> Vec<Option<GroupScore>> {
    let score = |(index, value): (usize, &Option<u8>)| {
        let then = FIRST_ROUND.iter().find(|(of, on, _)| *of == code && *on == index).map(|(_, _, value)| *value);
        let value = u32::from(then.or(*value)?);
        GroupScore::new(value, 1)
    };
    row.iter().enumerate().map(score).collect()
}
