//! Concentration: shares of the largest, how few make 80%, the Herfindahl index, against the previous period (G-5).

use leptos::prelude::*;
use linchpin::analysis::concentration::{Concentration, ConcentrationChange, NoConcentration, concentration};
use linchpin::analysis::figures::Measure;
use linchpin::model::{Currency, MonthsCovered, Period};

use super::pareto::Pareto;
use super::{View, measure_name, no_figures, nothing_positive, sum_text};
use crate::app::i18n::{Named, fmt, t, texts::segments::concentration as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Badge, Stat, Tone};

/// The figures and the Pareto chart.
#[component]
pub fn ConcentrationSection(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let of = move |period: Option<Period>| {
        let measure = view.measure.get();
        view.store.track(Topic::Meta);
        period.map(|period| view.ask(Topic::Accounts, |workbook| concentration(workbook, measure, period)))
    };
    let found = Memo::new(move |_| of(view.period()));
    let largest = RwSignal::new(false);
    let before = Memo::new(move |_| of(view.previous()).and_then(Result::ok));
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            {move || match found.get() {
                None | Some(Err(NoConcentration::NoFigures)) => no_figures(view, t(words::NONE)),
                Some(Err(NoConcentration::NothingPositive(_))) => nothing_positive(view, view.period()),
                Some(Ok(found)) => {
                    view.store.track(Topic::Meta);
                    figures(view, found, before.get(), largest)
                }
            }}
        </section>
    }
}

fn figures(view: View, found: Concentration, before: Option<Concentration>, largest: RwSignal<bool>) -> AnyView {
    let currency = view.store.peek(|workbook| workbook.meta.currency);
    let change = before.as_ref().map(|before| (found.since(before), fmt::period(before.period)));
    let stats = stats(&found, change.as_ref(), currency);
    let notes = notes(&found, change.as_ref(), currency);
    let spread = found.spread;
    view! {
        <div class="stats">{stats}</div>
        <p class="row">
            <Badge tone=Tone::Neutral>{t(spread.text())}</Badge>
            <span class="note">{t(words::THRESHOLDS)}</span>
        </p>
        {notes.into_iter().map(|note| view! { <p class="note">{note}</p> }).collect_view()}
        <Pareto view=view found=found largest=largest />
    }
    .into_any()
}

type Since<'a> = Option<&'a (ConcentrationChange, String)>;

fn stats(found: &Concentration, change: Since<'_>, currency: Currency) -> Vec<AnyView> {
    let points = |get: fn(&ConcentrationChange) -> f64| {
        let (change, period) = change?;
        Some(words::points(fmt::signed_decimal(get(change) * 100.0, 1), period))
    };
    let share = |count| fmt::percent(found.top(count).share, 1);
    let fifth = found.top_fifth();
    let all = found.parts.len();
    let growth = change.filter(|(change, _)| change.is_comparable);
    let growth = growth.and_then(|(change, period)| Some((change.net_growth?, period)));
    let growth = growth.map(|(growth, period)| words::since(fmt::growth(growth, 1), period));
    let plain = |get: fn(&ConcentrationChange) -> f64, digits: u8| {
        change.map(|(change, period)| words::since(fmt::signed_decimal(get(change), digits), period))
    };
    vec![
        stat(measure_name(found.measure), sum_text(found.net, currency), growth),
        stat(t(words::TOP1), share(1), points(|change| change.top1)),
        stat(t(words::TOP3), share(3), points(|change| change.top3)),
        stat(t(words::TOP5), share(5), points(|change| change.top5)),
        stat(t(words::TOP_FIFTH), fmt::percent(fifth.share, 1), Some(words::top_fifth_note(fifth.accounts))),
        stat(t(words::FEW), words::few_value(found.few_make_most(), fmt::integer(all as f64)), None),
        stat(t(words::HERFINDAHL), fmt::decimal(found.herfindahl, 3, 3), plain(|change| change.herfindahl, 3)),
        stat(
            t(words::EFFECTIVE),
            fmt::decimal(found.effective_number(), 1, 1),
            Some(t(words::EFFECTIVE_NOTE).to_owned()),
        ),
    ]
}

fn stat(label: &'static str, value: String, note: Option<String>) -> AnyView {
    view! { <Stat label=label value=value note=note.unwrap_or_default() /> }.into_any()
}

fn notes(found: &Concentration, change: Since<'_>, currency: Currency) -> Vec<String> {
    let period = fmt::period(found.period);
    let months = |months: u8| fmt::integer(f64::from(months));
    let mut notes = Vec::new();
    if let Some(covers) = found.covers.map(MonthsCovered::months) {
        notes.push(words::covers(&period, months(covers), months(found.period.kind().months())));
    }
    if let Some((_, previous)) = change.filter(|(change, _)| !change.is_comparable) {
        notes.push(words::not_comparable(&period, previous));
    }
    if found.outside.negative > 0 {
        let (sum, base) = (sum_text(found.negative_sum, currency), sum_text(found.base, currency));
        notes.push(words::negative(found.outside.negative, sum, base));
    }
    if found.outside.zero > 0 {
        let zero = if found.measure == Measure::Profit { words::zero_profit } else { words::zero };
        notes.push(zero(found.outside.zero));
    }
    if found.outside.unknown > 0 {
        notes.push(words::unknown(found.outside.unknown));
    }
    notes
}
