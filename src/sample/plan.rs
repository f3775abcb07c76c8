//! The sample's decisions, KPIs, targets and actuals: made up, but from Northwind's revenue.

use std::collections::BTreeMap;

use super::{SampleTexts, Seed};
use crate::analysis::target::{planned, rounded};
use crate::model::{
    Account, AccountId, Actual, Aggregate, Agreement, Baseline, Decision, Direction, Extra, FuturePosition, Kpi, KpiId,
    Name, Owner, Percent, Period, Quantity, Status, Target, TargetId, Timestamp, Unit, Workbook,
};

/// Who is decided on, to which status, for which of the reasons, and how many days ago.
const DECISIONS: [(&str, Status, usize, i64); 7] = [
    ("SAVEA", Status::Key, 0, 60),
    ("ERNSH", Status::Key, 0, 60),
    ("QUICK", Status::Key, 1, 60),
    ("RATTC", Status::Candidate, 1, 21),
    ("HUNGO", Status::Candidate, 1, 21),
    ("MEREP", Status::Watch, 2, 7),
    ("CENTC", Status::DoNotRetain, 3, 7),
];
/// Whose revenue has a target for 1998, and the growth planned, in per cent.
const PLANNED: [(&str, i32); 5] = [("SAVEA", 15), ("ERNSH", 15), ("QUICK", 12), ("RATTC", 20), ("HUNGO", 20)];
const MANAGERS: [(&str, i32); 3] = [("Margaret Peacock", 12), ("Janet Leverling", 12), ("Nancy Davolio", 15)];
/// How the four months of 1998 share their revenue, in per cent.
const MONTHS: [i64; 4] = [24, 26, 27, 23];
/// How the quarters of 1997 shared Northwind's revenue, in hundredths of a per cent: its orders of 138,288.93, 143,177.04,
/// 153,937.77 and 181,681.47. The plans of the managers and of the portfolio have these seasons; accounts have none.
const SEASONS: [i128; 4] = [2_241, 2_320, 2_495, 2_944];
/// Satisfaction by quarter, in tenths, of the three key accounts.
const SATISFACTION: [(&str, [i64; 2]); 3] = [("SAVEA", [84, 90]), ("ERNSH", [78, 74]), ("QUICK", [91, 88])];

fn find<'a>(workbook: &'a Workbook, code: &str) -> Option<&'a Account> {
    workbook.accounts.iter().find(|account| account.code == code)
}

/// Where three accounts are to stand in three years, in hundredths: attractiveness and strength.
const AHEAD: [(&str, u16, u16); 3] = [("HUNGO", 960, 960), ("SIMOB", 740, 850), ("MEREP", 450, 700)];

/// Says where some accounts are to stand in three years: two that grow with us, and one that weakens.
pub(super) fn look_ahead(workbook: &mut Workbook) {
    for (code, attractiveness, strength) in AHEAD {
        if let Some(account) = find(workbook, code).cloned() {
            let future = FuturePosition::new(attractiveness, strength);
            workbook.accounts.insert(Account { future, ..account });
        }
    }
}

/// Gives some accounts a status, with its entry in the decision log.
pub(super) fn decide(workbook: &mut Workbook, texts: &SampleTexts, seed: &mut Seed, now: Timestamp) {
    for (code, to, reason, days) in DECISIONS {
        let Some(account) = find(workbook, code).cloned() else { continue };
        let at = Timestamp::from_ms(now.ms() - days * Timestamp::DAY_MS);
        workbook.decisions.insert(Decision {
            id: seed.id(),
            account: account.id,
            at,
            by: texts.team.clone(),
            from: account.status,
            to,
            reason: texts.reasons[reason].clone(),
            extra: Extra::new(),
        });
        workbook.accounts.insert(Account { status: to, ..account });
    }
}

/// Sets the KPIs, their targets for 1998 and what was reached in its first months.
pub(super) fn set_targets(workbook: &mut Workbook, texts: &SampleTexts, seed: &mut Seed, now: Timestamp) -> Option<()> {
    let [revenue, satisfaction, late] = kpis(texts, seed)?;
    let agreed = Agreement { on: now.date(), by: texts.team.clone() };
    for (code, growth) in PLANNED {
        let id = find(workbook, code)?.id;
        let agreed = (growth <= 15).then(|| agreed.clone());
        revenue_target(workbook, seed.id(), revenue.id, Owner::Account(id), growth, agreed)?;
    }
    for (manager, growth) in MANAGERS {
        revenue_target(workbook, seed.id(), revenue.id, Owner::Manager(manager.to_owned()), growth, None)?;
    }
    revenue_target(workbook, seed.id(), revenue.id, Owner::Portfolio, 10, Some(agreed.clone()))?;
    for (code, quarters) in SATISFACTION {
        let id = find(workbook, code)?.id;
        satisfaction_target(workbook, seed.id(), satisfaction.id, id, &quarters)?;
    }
    late_target(workbook, seed.id(), late.id)?;
    for kpi in [revenue, satisfaction, late] {
        workbook.kpis.insert(kpi);
    }
    Some(())
}

fn kpis(texts: &SampleTexts, seed: &mut Seed) -> Option<[Kpi; 3]> {
    let mut kpi = |index: usize, catalogue: &str, unit, direction, aggregate| {
        let name = Name::parse(&texts.kpis[index]).ok()?;
        let (catalogue, formula) = (catalogue.to_owned(), String::new());
        Some(Kpi { catalogue, direction, aggregate, formula, ..Kpi::new(seed.id(), name, unit) })
    };
    Some([
        kpi(0, "turnover", Unit::Money, Direction::Higher, Aggregate::Sum)?,
        kpi(1, "satisfaction", Unit::Points, Direction::Higher, Aggregate::Mean)?,
        kpi(2, "", Unit::Count, Direction::Lower, Aggregate::Sum)?,
    ])
}

fn sum(workbook: &Workbook, owner: &Owner, year: i32) -> i64 {
    let of_owner = |account: &&Account| match owner {
        Owner::Account(id) => account.id == *id,
        Owner::Manager(name) => account.manager == *name,
        Owner::Portfolio => true,
    };
    let amounts = workbook.accounts.iter().filter(of_owner).filter_map(|account| account.revenue(Period::Year(year)));
    amounts.map(crate::model::Money::minor).sum()
}

fn revenue_target(
    workbook: &mut Workbook,
    id: TargetId,
    kpi: KpiId,
    owner: Owner,
    growth: i32,
    agreed: Option<Agreement>,
) -> Option<()> {
    // Minor units of the dollar are hundredths, a quantity counts ten-thousandths.
    let quantity = |minor: i64| Quantity::from_e4(i128::from(minor) * 100);
    let before = sum(workbook, &owner, 1997);
    let reached = sum(workbook, &owner, 1998);
    let baseline = quantity(before)?;
    let growth = Percent::from_basis_points(growth * 100)?;
    // To the cent, as the target's form has it.
    let value = rounded(planned(baseline, growth, Direction::Higher).ok()?, 2);
    let parts = if matches!(owner, Owner::Account(_)) { BTreeMap::new() } else { by_season(value.e4() / 100)? };
    let mut rest = reached;
    for (month, share) in (1u8..).zip(MONTHS) {
        // The last month takes what is left, so that the months add up to the year exactly.
        let amount = if month == 4 { rest } else { reached * share / 100 };
        rest -= amount;
        let period = Period::Month(1998, month);
        workbook.actuals.insert(Actual { target: id, period, value: quantity(amount)?, extra: Extra::new() });
    }
    workbook.targets.insert(Target {
        baseline: Some(Baseline::Revenue(Period::Year(1997), baseline)),
        growth,
        min: Some(baseline),
        agreed,
        parts,
        ..Target::new(id, owner, kpi, Period::Year(1998), value)
    });
    Some(())
}

/// A year's plan by its quarters, in minor units; the last one takes what is left.
fn by_season(planned: i128) -> Option<BTreeMap<Period, Quantity>> {
    let mut rest = planned;
    let part = |(quarter, share): (u8, i128)| {
        let amount = if quarter == 4 { rest } else { planned * share / 10_000 };
        rest -= amount;
        Some((Period::Quarter(1998, quarter), Quantity::from_e4(amount * 100)?))
    };
    (1u8..).zip(SEASONS).map(part).collect()
}

fn satisfaction_target(
    workbook: &mut Workbook,
    id: TargetId,
    kpi: KpiId,
    account: AccountId,
    quarters: &[i64; 2],
) -> Option<()> {
    for (quarter, &tenths) in (1u8..).zip(quarters) {
        let period = Period::Quarter(1998, quarter);
        let value = Quantity::from_e4(i128::from(tenths) * 1_000)?;
        workbook.actuals.insert(Actual { target: id, period, value, extra: Extra::new() });
    }
    workbook.targets.insert(Target {
        baseline: Some(Baseline::Typed(Quantity::from_whole(8)?)),
        growth: Percent::from_basis_points(1_000)?,
        min: Some(Quantity::from_whole(8)?),
        max: Some(Quantity::from_whole(10)?),
        ..Target::new(id, Owner::Account(account), kpi, Period::Year(1998), Quantity::from_e4(88_000)?)
    });
    Some(())
}

fn late_target(workbook: &mut Workbook, id: TargetId, kpi: KpiId) -> Option<()> {
    // Northwind shipped 37 orders after the required date in twenty-two months: about twenty a year.
    let (baseline, value) = (Quantity::from_whole(20)?, Quantity::from_whole(16)?);
    let actual =
        |period| Actual { target: id, period, value: Quantity::from_whole(5).unwrap_or_default(), extra: Extra::new() };
    workbook.actuals.insert(actual(Period::Quarter(1998, 1)));
    workbook.targets.insert(Target {
        baseline: Some(Baseline::Typed(baseline)),
        growth: Percent::from_basis_points(2_000)?,
        ..Target::new(id, Owner::Portfolio, kpi, Period::Year(1998), value)
    });
    Some(())
}
