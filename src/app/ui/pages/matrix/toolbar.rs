//! Over the grid: search, filters, whose scores, how far the scoring has come. Under it: the legend.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::model::Status;
use linchpin::model::spelling::spellings;

use super::arrange::{Filter, Sort};
use super::board::Board;
use super::grid::set_compact;
use super::whose::Whose;
use crate::app::i18n::{Named, fmt, t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{
    Button, ButtonKind, Checkbox, Choice, ControlSize, HeatLegend, LabelKind, SearchField, Select,
};
use crate::app::ui::pages::scope::use_scope;

/// Search, filters and whose scores are edited.
#[component]
pub fn Toolbar(
    /// The matrix.
    board: Board,
    /// Whether rows are low.
    #[prop(into)]
    is_compact: Signal<bool>,
) -> impl IntoView {
    let filter = board.filter;
    view! {
        <div class="toolbar matrix-toolbar">
            <SearchField
                label=t(texts::matrix::SEARCH)
                value=Signal::derive(move || filter.with(|filter| filter.text.clone()))
                on_input=move |text| board.filter_by(|filter| filter.text = text)
            />
            {pick(
                board,
                texts::common::fields::STATUS,
                Signal::derive(status_choices),
                |filter| filter.status.map(|status| status_key(status).to_owned()),
                |filter, key| filter.status = Status::ALL.into_iter().find(|status| status_key(*status) == key),
            )}
            {words_filter(
                board,
                texts::common::fields::MANAGER,
                |account, words| {
                    if !account.manager.is_empty() {
                        words.insert(account.manager.clone());
                    }
                },
                |filter| filter.manager.clone(),
                |filter, key| filter.manager = Some(key).filter(|key| !key.is_empty()),
            )}
            {words_filter(
                board,
                texts::common::fields::TAG,
                |account, words| words.extend(account.tags.iter().cloned()),
                |filter| filter.tag.clone(),
                |filter, key| filter.tag = Some(key).filter(|key| !key.is_empty()),
            )}
            <Checkbox
                label=t(texts::matrix::UNSCORED_ONLY)
                checked=Signal::derive(move || filter.with(|filter| filter.unscored))
                on_change=move |unscored| board.filter_by(|filter| filter.unscored = unscored)
            />
            <Checkbox label=t(texts::matrix::COMPACT) checked=is_compact on_change=set_compact />
            <Whose board=board />
        </div>
    }
}

/// Says that the order no longer fits the scores, and puts it right when asked.
#[component]
pub fn OrderHint(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let again = move |()| {
        board.put_in_order();
        board.ask_focus();
    };
    // It keeps its place while it is not seen: a score that puts the order out and the next that puts it right would
    // build it and lay the page out anew each time.
    view! {
        <span class="matrix-order" class:matrix-order--fits=move || !board.stale.get() role="status">
            <span class="note">{t(texts::matrix::STALE)}</span>
            <Button size=ControlSize::Small on_click=again>
                {t(texts::matrix::SORT_AGAIN)}
            </Button>
        </span>
    }
}

/// How many rows are shown, how far the scoring has come, and what colours and marks mean.
#[component]
pub fn Footer(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let accounts = Memo::new(move |_| board.store.read(Topic::Accounts, |workbook| workbook.accounts.len()));
    let rows = move || {
        let (shown, all) = (board.rows.with(|rows| rows.len()), accounts.get());
        let all_text = texts::common::counts::accounts(all);
        if shown == all { all_text } else { texts::matrix::rows_shown(fmt::integer(shown as f64), all_text) }
    };
    let derived = Memo::new(move |_| {
        board.store.read(Topic::Criteria, |workbook| {
            let derived = workbook.criteria.iter().filter(|criterion| criterion.derived.is_some());
            derived.map(|criterion| criterion.id).collect::<Vec<_>>()
        })
    });
    let progress = Memo::new(move |_| {
        board.store.read(Topic::Scores, |workbook| {
            let raters = workbook.raters.len().max(1);
            let cells = |criteria: usize| criteria * accounts.get() * raters;
            // Criteria that score themselves are nobody's work.
            let derived = derived.get();
            if derived.is_empty() {
                return (workbook.scores.len(), cells(board.criteria.with(Vec::len)));
            }
            let scored = workbook.scores.iter().filter(|score| !derived.contains(&score.criterion)).count();
            (scored, cells(board.criteria.with(Vec::len).saturating_sub(derived.len())))
        })
    });
    let scored = move || {
        let (scored, cells) = progress.get();
        // Rounded down: it is not all scored before it is.
        let share = if cells == 0 { 0.0 } else { (scored as f64 / cells as f64 * 100.0).floor() / 100.0 };
        texts::matrix::progress(fmt::integer(scored as f64), fmt::integer(cells as f64), fmt::percent(share, 0))
    };
    let top_n = Memo::new(move |_| board.store.read(Topic::Meta, |workbook| workbook.meta.top_n));
    let cut = move || {
        board.sort.with(|sort: &Sort| sort.is_best_first()).then(|| {
            view! {
                <span class="matrix-footer__cut" class:matrix-footer__cut--off=move || board.stale.get()>
                    {move || texts::matrix::cut_after(fmt::integer(top_n.get().into()))}
                </span>
            }
        })
    };
    view! {
        <div class="matrix-footer">
            <span class="number">{rows}</span>
            <span class="number">{scored}</span>
            <span>{t(texts::matrix::PROVISIONAL_SIGN)}</span>
            <span>{t(texts::matrix::CHANGE_SIGN)}</span>
            <span>{t(texts::robustness::flips::SIGN)}</span>
            {move || (!derived.with(Vec::is_empty)).then(|| view! { <span>{t(texts::matrix::DERIVED_SIGN)}</span> })}
            {cut}
            <HeatLegend low=t(texts::matrix::WEAK) high=t(texts::matrix::STRONG) />
        </div>
    }
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::Key => "key",
        Status::Candidate => "candidate",
        Status::Watch => "watch",
        Status::Regular => "regular",
        Status::DoNotRetain => "do_not_retain",
    }
}

fn status_choices() -> Vec<Choice> {
    Status::ALL.into_iter().map(|status| Choice::new(status_key(status), t(status.text()))).collect()
}

/// A filter by one of the words accounts carry; not there while no account carries any.
fn words_filter(
    board: Board,
    label: crate::app::i18n::Text,
    collect: fn(&linchpin::model::Account, &mut BTreeSet<String>),
    read: fn(&Filter) -> Option<String>,
    write: fn(&mut Filter, String),
) -> AnyView {
    let words = Memo::new(move |_| {
        board.store.read(Topic::Accounts, |workbook| {
            let mut words = BTreeSet::new();
            for account in workbook.accounts.iter() {
                collect(account, &mut words);
            }
            words
        })
    });
    let choices = Signal::derive(move || {
        let words = words.with(|words| spellings(words.iter().map(String::as_str)));
        let words: Vec<String> = words.into_values().collect();
        fmt::order(&words).into_iter().map(|place| Choice::new(words[place].as_str(), words[place].as_str())).collect()
    });
    let view = move || (!words.with(BTreeSet::is_empty)).then(|| pick(board, label, choices, read, write));
    view.into_any()
}

/// A select over one part of the filter; its first choice is everyone.
fn pick(
    board: Board,
    label: crate::app::i18n::Text,
    choices: Signal<Vec<Choice>>,
    read: fn(&Filter) -> Option<String>,
    write: fn(&mut Filter, String),
) -> AnyView {
    let choices = Signal::derive(move || {
        let everyone = Choice::new("", texts::matrix::filter_all(t(label)));
        std::iter::once(everyone).chain(choices.get()).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || board.filter.with(read).unwrap_or_default());
    view! {
        <Select
            label=t(label)
            label_kind=LabelKind::Hidden
            choices=choices
            value=value
            on_change=move |key| board.filter_by(|filter| write(filter, key))
        />
    }
    .into_any()
}

/// Takes all filters away.
#[component]
pub fn NothingFound(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let scope = use_scope();
    let show_all = move |()| {
        board.filter_by(|filter| *filter = Filter::default());
        scope.clear();
    };
    view! {
        <p class="matrix-nothing" role="status">
            {t(texts::common::states::NOTHING_FOUND)} " "
            <Button kind=ButtonKind::Quiet on_click=show_all>
                {t(texts::matrix::SHOW_ALL)}
            </Button>
        </p>
    }
}
