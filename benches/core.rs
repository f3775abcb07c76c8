//! How long the core takes for what a person does, at three sizes: `cargo bench`, or as a part of `cargo xtask bench`.
//!
//! Medians of the machine's clock. The page's own cost, which is most of what a person waits for, is measured in the
//! browser by benches/page/.

#![allow(clippy::unwrap_used, missing_docs)]

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use linchpin::{
    analysis::scoreboard::Scoreboard,
    change::Change,
    command::{CellScore, Command, CriterionCommand, ScoreCommand, apply},
    format::{Layout, read_workbook, write_workbook},
    model::{
        Account, AccountId, Criterion, CriterionId, Extra, Name, Rater, RaterId, Score, ScoreRecord, Timestamp, Weight,
        Workbook, WorkbookId,
    },
};
use linchpin_draws::{Problem, Random, Run, Weights};

/// Takes the time of one act at a number of accounts.
type Measure = fn(u64) -> Duration;

const SIZES: [u64; 3] = [100, 1_000, 10_000];
const CRITERIA: u64 = 5;
const RATER: RaterId = RaterId::new(1);

fn main() {
    let rows: [(&str, Measure); 7] = [
        ("one score: command, change, ranks", score_change),
        ("one weight: command, change, ranks", weight_change),
        ("undo of one score", undo),
        ("all totals and ranks", ranking),
        ("reading the file", reading),
        ("writing the file", writing),
        ("10,000 draws of weights, the top 20 counted", draws),
    ];
    println!("{:<46}{:>18}{:>18}{:>18}  growth", "the core alone, microseconds", SIZES[0], SIZES[1], SIZES[2]);
    for (label, measure) in rows {
        let times = SIZES.map(|size| measure(size).as_secs_f64() * 1e6);
        let [few, some, many] = times;
        println!("{label:<46}{few:>18.1}{some:>18.1}{many:>18.1}{:>8.1}", many / few);
    }
}

fn score_change(accounts: u64) -> Duration {
    let mut workbook = workbook(accounts);
    let mut board = Scoreboard::build(&workbook);
    let mut turn = 0;
    median(|| {
        turn += 1;
        let cell = cell(turn % accounts, turn % CRITERIA, turn);
        set(&mut workbook, cell);
        black_box(board.update_cell(&workbook, cell.account, cell.criterion));
    })
}

fn undo(accounts: u64) -> Duration {
    let mut workbook = workbook(accounts);
    let mut board = Scoreboard::build(&workbook);
    let cell = cell(accounts / 2, 2, 3);
    let mut change = set(&mut workbook, cell);
    median(|| {
        change = change.clone().inverse();
        change.apply(&mut workbook).unwrap();
        black_box(board.update_cell(&workbook, cell.account, cell.criterion));
    })
}

fn weight_change(accounts: u64) -> Duration {
    let mut workbook = workbook(accounts);
    let mut board = Scoreboard::build(&workbook);
    let mut turn = 0;
    median(|| {
        turn += 1;
        let weight = Weight::from_points(20 + turn % 30).unwrap();
        let command = Command::Criterion(CriterionCommand::SetWeights(vec![(CriterionId::new(0), weight)]));
        apply(&workbook, &command).unwrap().apply(&mut workbook).unwrap();
        board.reweigh(&workbook);
    })
}

fn ranking(accounts: u64) -> Duration {
    let workbook = workbook(accounts);
    median(|| {
        let board = Scoreboard::build(&workbook);
        black_box(board.standings().count());
    })
}

fn reading(accounts: u64) -> Duration {
    let file = write_workbook(&workbook(accounts), Layout::Compact);
    median(|| {
        black_box(read_workbook(file.as_bytes()).unwrap());
    })
}

fn writing(accounts: u64) -> Duration {
    let workbook = workbook(accounts);
    median(|| {
        black_box(write_workbook(&workbook, Layout::Compact));
    })
}

/// Every cell scored, by as many values as a random table has: the question of the R-3 aim.
fn draws(accounts: u64) -> Duration {
    let mut random = Random::new(1);
    let rows = usize::try_from(accounts).unwrap();
    #[allow(clippy::cast_possible_truncation)]
    let mut column = || (0..rows).map(|_| (1.0 + 9.0 * random.unit()) as f32).collect::<Vec<f32>>();
    let problem = Problem {
        places: 20,
        ranks: 20,
        weights: Weights::Any,
        stated: vec![30.0, 25.0, 20.0, 15.0, 10.0],
        columns: (0..CRITERIA).map(|_| column()).collect(),
        varying: Vec::new(),
        seed: 1,
    };
    median(|| {
        let mut run = Run::new(problem.clone()).unwrap();
        run.advance(10_000);
        black_box(run.counts());
    })
}

fn set(workbook: &mut Workbook, cell: CellScore) -> Change {
    let command = Command::Score(ScoreCommand::Set { rater: RATER, cell });
    let change = apply(workbook, &command).unwrap();
    change.apply(workbook).unwrap();
    change
}

fn cell(row: u64, column: u64, seed: u64) -> CellScore {
    let value = u8::try_from(1 + seed.wrapping_mul(2_654_435_761) / 7 % 10).unwrap();
    CellScore { account: AccountId::new(row), criterion: CriterionId::new(column), value: Score::new(value) }
}

/// Accounts scored by one rater on every criterion but for one cell in twenty.
fn workbook(accounts: u64) -> Workbook {
    let name = |text: &str, number: u64| Name::parse(&format!("{text} {number:05}")).unwrap();
    let mut workbook = Workbook::empty(WorkbookId::new(1), name("Bench", accounts), Timestamp::from_ms(0));
    workbook.raters.insert(Rater::new(RATER, name("Team", 1)));
    for (column, points) in (0..CRITERIA).zip([30, 25, 20, 15, 10]) {
        let mut criterion = Criterion::new(CriterionId::new(column), 0, name("Criterion", column));
        criterion.position = u32::try_from(column).unwrap();
        criterion.weight = Weight::from_points(points).unwrap();
        workbook.criteria.insert(criterion);
    }
    for row in 0..accounts {
        workbook.accounts.insert(Account::new(AccountId::new(row), name("Account", row)));
        for column in 0..CRITERIA {
            let seed = row * CRITERIA + column;
            let CellScore { account, criterion, value } = cell(row, column, seed);
            if let Some(value) = value.filter(|_| seed % 20 != 7) {
                let (rater, comment, extra) = (RATER, String::new(), Extra::new());
                workbook.scores.insert(ScoreRecord { account, criterion, rater, value, comment, extra });
            }
        }
    }
    workbook
}

/// The median of as many turns as fit into a third of a second, at least five.
fn median(mut act: impl FnMut()) -> Duration {
    act();
    let (begun, mut times) = (Instant::now(), Vec::new());
    while times.len() < 5 || begun.elapsed() < Duration::from_millis(300) {
        let start = Instant::now();
        act();
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}
