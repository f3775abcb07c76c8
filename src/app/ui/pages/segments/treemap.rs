//! The treemap of a figure by segment: groups as boxes, their accounts inside.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use linchpin::analysis::figures::MoneySum;
use linchpin::analysis::groups::Group;
use linchpin::analysis::scoreboard::Scoreboard;
use linchpin::model::{AccountId, Money, Period, Titles, Workbook, order};

use super::groups::Found;
use super::{View, measure_name, sum_text};
use crate::app::i18n::{fmt, t, texts::common::terms, texts::segments::groups as all_words};
use crate::app::state::Topic;
use crate::app::ui::charts::{MOST_BOXES, TableData, TreeBox, TreeGroup, Treemap, TreemapChart};
use crate::app::ui::components::ColumnKind;
use crate::app::ui::pages::scope::Group as Chosen;
use crate::app::ui::part_periods::period_covered;
use crate::app::ui::shell::{Place, Route, Router};
use all_words::treemap as words;

/// What a group's box opens begins with this.
const GROUP: &str = "group:";

/// The chart; nothing where no account has a positive figure.
#[component]
pub fn SegmentTreemap(
    /// What is shown.
    view: View,
    /// The groups.
    found: Memo<Option<Found>>,
) -> impl IntoView {
    let router: Router = expect_context();
    let open = Callback::new(move |id: String| {
        let Some(place) = id.strip_prefix(GROUP) else { return router.go(Place::new(Route::Accounts, id)) };
        let group = found.with_untracked(|found| {
            let (column, _, found) = found.as_ref()?;
            let group = found.groups.get(place.parse::<usize>().ok()?)?;
            Some((column.clone(), group.name.clone()))
        });
        if let Some((column, name)) = group {
            view.scope.toggle(&Chosen { column, name });
        }
    });
    let has_area = Memo::new(move |_| {
        found.with(|found| {
            found.as_ref().is_some_and(|(_, period, found)| {
                period.is_some_and(|period| {
                    view.store.peek(|workbook| !positive(workbook, view, period, &found.groups).is_empty())
                })
            })
        })
    });
    let data = Signal::derive(move || {
        view.store.track(Topic::Totals);
        view.store.track(Topic::Meta);
        found.with(|found| found.as_ref().and_then(|found| picture(view, found))).unwrap_or_default()
    });
    let title = Signal::derive(move || {
        found
            .with(|found| {
                let (column, period, _) = found.as_ref()?;
                Some(words::title(measure_name(view.measure.get()), column.label(), view.covered((*period)?)))
            })
            .unwrap_or_default()
    });
    let seen = Signal::derive(move || {
        found.with(|found| found.as_ref().and_then(|found| seen_text(view, found))).unwrap_or_default()
    });
    let table = Callback::new(move |()| {
        found.with(|found| found.as_ref().map(|found| table(view, title.get_untracked(), found))).unwrap_or_default()
    });
    let left_out = move || {
        let (_, period, groups) = found.get()?;
        let period = period?;
        let inside = view.store.peek(|workbook| positive(workbook, view, period, &groups.groups).len());
        let outside = groups.accounts.saturating_sub(inside);
        let currency = view.store.peek(|workbook| workbook.meta.currency);
        let (_, base) = view.store.peek(|workbook| positive_sums(workbook, view, period, &groups.groups));
        let shares = (base.minor() > groups.sum.minor())
            .then(|| words::without_losses(sum_text(base, currency), sum_text(groups.sum, currency)));
        Some(view! {
            {(outside > 0).then(|| view! { <p class="note">{words::left_out(outside)}</p> })}
            {shares.map(|shares| view! { <p class="note">{shares}</p> })}
        })
    };
    move || {
        has_area.get().then(|| {
            view! {
                <TreemapChart
                    title=title
                    seen=seen
                    data=data
                    table=table
                    file_name="linchpin-treemap"
                    on_open=open
                />
                {left_out}
            }
        })
    }
}

/// The accounts with a positive figure in any of the groups, the largest first.
fn positive(workbook: &Workbook, view: View, period: Period, groups: &[Group]) -> Vec<(AccountId, Money)> {
    let measure = view.measure.get();
    let ids: BTreeSet<AccountId> = order::set(groups.iter().flat_map(|group| group.accounts.iter().copied()));
    let amount = |id: AccountId| measure.of(workbook.accounts.get(id)?, period).filter(|amount| *amount > Money::ZERO);
    let mut found: Vec<(AccountId, Money)> = ids.into_iter().filter_map(|id| Some((id, amount(id)?))).collect();
    order::sort_by_key(&mut found, |&(id, amount)| (std::cmp::Reverse(amount), id));
    found
}

/// The positive figures of each group, and of all accounts, each counted once.
fn positive_sums(workbook: &Workbook, view: View, period: Period, groups: &[Group]) -> (Vec<MoneySum>, MoneySum) {
    let amounts = order::map(positive(workbook, view, period, groups));
    let of = |group: &Group| group.accounts.iter().filter_map(|id| amounts.get(id).copied()).sum();
    (groups.iter().map(of).collect(), amounts.values().copied().sum())
}

fn picture(view: View, (_, period, found): &Found) -> Option<Treemap> {
    let period = (*period)?;
    let titles = view.store.titles();
    view.store.peek_scoreboard(|board| {
        view.store.peek(|workbook| {
            let amounts = positive(workbook, view, period, &found.groups);
            let large: BTreeSet<AccountId> = order::set(amounts.iter().take(MOST_BOXES).map(|(id, _)| *id));
            let amounts = order::map(amounts);
            let world = World { workbook, board, sum: amounts.values().copied().sum(), amounts, large, titles };
            let name = measure_name(view.measure.get());
            Some(Treemap {
                groups: found.groups.iter().enumerate().map(|(place, group)| world.group(place, group)).collect(),
                area: words::area(name, period_covered(workbook, period), fmt::currency_symbol(workbook.meta.currency)),
                heat: t(words::HEAT).to_owned(),
            })
        })
    })
}

struct World<'a> {
    workbook: &'a Workbook,
    board: &'a Scoreboard,
    sum: MoneySum,
    amounts: std::collections::BTreeMap<AccountId, Money>,
    large: BTreeSet<AccountId>,
    titles: Arc<Titles>,
}

impl World<'_> {
    fn group(&self, place: usize, group: &Group) -> TreeGroup {
        let name = group_name(group);
        let amounts = group.accounts.iter().filter_map(|id| Some((*id, *self.amounts.get(id)?)));
        let (own, small): (Vec<_>, Vec<_>) = amounts.partition(|(id, _)| self.large.contains(id));
        let sum: MoneySum = own.iter().chain(&small).map(|(_, amount)| *amount).sum();
        let mut boxes: Vec<TreeBox> = own.iter().map(|&(id, amount)| self.member(&name, id, amount)).collect();
        if !small.is_empty() {
            let rest: MoneySum = small.iter().map(|(_, amount)| *amount).sum();
            boxes.push(TreeBox {
                id: String::new(),
                label: words::rest_label(small.len()),
                value: rest.to_f64(),
                heat: None,
                text: words::rest(small.len(), &name, self.money(rest)),
            });
        }
        let share = fmt::percent(self.share(sum), 1);
        TreeGroup {
            id: format!("{GROUP}{place}"),
            label: words::label(&name, &share),
            text: words::group(group.accounts.len(), &name, self.money(sum), &share),
            boxes,
        }
    }

    fn member(&self, group: &str, id: AccountId, amount: Money) -> TreeBox {
        let name = self.workbook.accounts.get(id).map(|account| self.titles.title(account)).unwrap_or_default();
        let total = self.board.total(id).ok();
        let shown = total.map_or_else(|| t(words::NO_TOTAL).to_owned(), |total| fmt::hundredths(total.hundredths()));
        TreeBox {
            id: id.to_string(),
            value: amount.minor() as f64,
            heat: total.map(|total| heat(total.value())),
            text: words::member(
                &name,
                group,
                sum_text(amount, self.workbook.meta.currency),
                fmt::percent(self.share(amount.into()), 1),
                shown,
            ),
            label: name,
        }
    }

    fn share(&self, sum: MoneySum) -> f64 {
        if self.sum.minor() > 0 { sum.to_f64() / self.sum.to_f64() } else { 0.0 }
    }

    fn money(&self, sum: MoneySum) -> String {
        sum_text(sum, self.workbook.meta.currency)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a total is from 1 to 10")]
fn heat(total: f64) -> u8 {
    total.round().clamp(1.0, 10.0) as u8
}

fn group_name(group: &Group) -> String {
    group.name.clone().unwrap_or_else(|| t(all_words::NONE).to_owned())
}

fn seen_text(view: View, (_, period, found): &Found) -> Option<String> {
    let period = (*period)?;
    let (sums, base) = view.store.peek(|workbook| positive_sums(workbook, view, period, &found.groups));
    let positive = || found.groups.iter().zip(&sums).filter(|(_, sum)| sum.minor() > 0);
    if let (Some((only, _)), 1) = (positive().next(), positive().count()) {
        return Some(words::seen_only(group_name(only)));
    }
    let (largest, sum) = found.groups.iter().zip(sums).max_by(|(_, one), (_, two)| one.cmp(two))?;
    let share = (base.minor() > 0).then(|| fmt::percent(sum.to_f64() / base.to_f64(), 1))?;
    let name = group_name(largest);
    let has_losses = base.minor() > found.sum.minor();
    Some(if has_losses { words::seen_without_losses(name, share) } else { words::seen(name, share) })
}

/// The figures of the picture: sums and shares without losses.
fn table(view: View, caption: String, (column, period, found): &Found) -> TableData {
    let currency = view.store.peek(|workbook| workbook.meta.currency);
    let sums = |period| view.store.peek(|workbook| positive_sums(workbook, view, period, &found.groups));
    let (sums, base) = period.map(sums).unwrap_or_default();
    let row = |(group, sum): (&Group, MoneySum)| {
        vec![
            group_name(group),
            fmt::integer(group.accounts.len() as f64),
            sum_text(sum, currency),
            if base.minor() > 0 { fmt::percent(sum.to_f64() / base.to_f64(), 1) } else { "–".to_owned() },
        ]
    };
    TableData {
        caption,
        columns: vec![
            (column.label(), ColumnKind::Text),
            (t(terms::ACCOUNTS).to_owned(), ColumnKind::Number),
            (measure_name(view.measure.get()).to_owned(), ColumnKind::Number),
            (t(words::SHARE_OF).to_owned(), ColumnKind::Number),
        ],
        rows: found.groups.iter().zip(sums).map(row).collect(),
    }
}
