//! The verdict on the list in plain words: whom no single step takes out, whom one does, whom one brings in, and what
//! matters most. The words of chances (safe, a coin toss) are the simulation's alone: the two rest on different things.

use leptos::prelude::*;
use linchpin::analysis::robustness::{Decisive, Flip, FlipEffect, NoSet, Step, Verdict as Found, rivals, verdict};
use linchpin::model::AccountId;

use super::verdict_chance::ByChance;
use super::{cut::places, names};
use crate::app::i18n::{Text, fmt, t, texts::robustness as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Icon, IconRef, icons};
use crate::app::ui::stability_bar::weight_text;

/// The verdict under the size of the list.
#[component]
pub fn Verdict(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| verdict(board, places))
    });
    view! {
        <section class="verdict" aria-live="polite" aria-label=t(words::verdict::TITLE)>
            {move || {
                store.track(Topic::Accounts);
                store.track(Topic::Criteria);
                match found.get() {
                    Ok(found) => told(store, &found),
                    Err(NoSet::TiedAcrossCut) => {
                        view! { <p class="muted">{t(words::verdict::TIED)}</p> }.into_any()
                    }
                    // What is to be said of an empty or a short list stands above.
                    Err(_) => ().into_any(),
                }
            }}
            <ByChance store=store />
        </section>
    }
}

fn told(store: Store, found: &Found) -> AnyView {
    let sound = found.toss.is_empty() && found.nearly.is_empty();
    let headline = if sound { words::verdict::SOUND } else { words::verdict::SHAKY };
    let rows = [
        (words::verdict::SAFE, words::verdict::SAFE_NOTE, icons::SUCCESS, &found.safe),
        (words::verdict::TOSS, words::verdict::TOSS_NOTE, icons::WARNING, &found.toss),
        (words::verdict::NEARLY, words::verdict::NEARLY_NOTE, icons::GROWTH, &found.nearly),
    ];
    let rows = rows
        .into_iter()
        .filter(|(.., accounts)| !accounts.is_empty())
        .map(|(label, note, icon, accounts)| row(label, note, icon, &names::accounts(store, accounts)));
    let decisive = found.decisive.map(|decisive| {
        view! {
            <p class="verdict__decisive">
                <strong>{t(words::verdict::DECISIVE)}</strong>
                " "
                {decisive_text(store, decisive)}
            </p>
        }
    });
    view! {
        <p class="verdict__headline">{t(headline)}</p>
        <p class="note">{t(words::verdict::BASIS)}</p>
        <dl class="verdict__groups">{rows.collect_view()}</dl>
        {decisive}
    }
    .into_any()
}

fn row(label: Text, note: Text, icon: IconRef, names: &str) -> AnyView {
    view! {
        <div class="verdict__group">
            <dt title=t(note)>
                <Icon icon=icon />
                {t(label)}
            </dt>
            <dd>{names.to_owned()}</dd>
        </div>
    }
    .into_any()
}

fn decisive_text(store: Store, decisive: Decisive) -> String {
    match decisive {
        Decisive::Weight { criterion, share, end } => {
            let name = |id: Option<AccountId>| id.map_or_else(String::new, |id| names::account(store, id));
            let (enters, leaves) = (end.swap.map(|swap| swap.enters), end.swap.map(|swap| swap.leaves));
            // Two weights closer than their decimal must not read as one.
            let mut shown = [end.at, share].map(weight_text);
            if shown[0] == shown[1] {
                shown = [end.at, share].map(|weight| fmt::percent(weight, 3));
            }
            let [at, share] = shown;
            words::verdict::weight(names::criterion(store, criterion), name(enters), name(leaves), at, share)
        }
        Decisive::Score(flip) => flip_text(store, &flip),
    }
}

/// What one point more or less would do, as a sentence.
pub fn flip_text(store: Store, flip: &Flip) -> String {
    let places = untrack(|| places(store));
    let others = store.peek_scoreboard(|board| rivals(board, places, flip));
    let (account, criterion) = (names::account(store, flip.account), names::criterion(store, flip.criterion));
    let others = names::accounts(store, &others);
    match (flip.step, flip.effect) {
        (Step::Up, FlipEffect::Ties) => words::flips::up_ties(account, criterion, others),
        (Step::Up, _) => words::flips::up(account, criterion, others),
        (Step::Down, FlipEffect::Ties) => words::flips::down_ties(account, criterion, others),
        (Step::Down, _) => words::flips::down(account, criterion, others),
    }
}
