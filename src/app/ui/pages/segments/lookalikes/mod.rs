//! The avatar of the key customer, and the accounts that are like the key ones.

mod avatar;
mod words_of;

use leptos::prelude::*;
use linchpin::analysis::lookalikes::{LookAlike, LookAlikes, look_alikes};

use self::words_of::{common_text, feature_name};
use super::View;
use crate::app::i18n::{fmt, t, texts::common::terms, texts::segments::lookalikes as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, ButtonLink, EmptyState, icons};
use crate::app::ui::shell::{Place, Route};

/// So many are shown at first, and so many more each time.
const SHOWN: usize = 15;

/// The view *Look-alikes*.
#[component]
pub fn LookAlikesView(
    /// What is shown.
    view: View,
) -> impl IntoView {
    let store = view.store;
    let found = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.track(Topic::Criteria);
        store.scoreboard(|board| store.peek(|workbook| look_alikes(workbook, board)))
    });
    let limit = RwSignal::new(SHOWN);
    view! {
        <avatar::AvatarSection store=store />
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            <p class="note">{t(words::PURPOSE)}</p>
            {move || found.with(|found| body(view, found, limit))}
            <p class="note">{t(words::SOURCE)}</p>
        </section>
    }
}

fn body(view: View, found: &LookAlikes, limit: RwSignal<usize>) -> AnyView {
    if found.keys.is_empty() {
        return empty(words::NO_KEYS_TITLE, words::NO_KEYS, Route::Decide);
    }
    if found.found.is_empty() {
        return empty(words::NONE_TITLE, words::NONE, Route::Accounts);
    }
    let rest = found.found.len().saturating_sub(limit.get());
    let rows = found.found.iter().take(limit.get()).map(|it| row(view, it)).collect_view();
    view! {
        <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
            <table class="table table--folding" aria-label=t(words::TITLE)>
                <thead>
                    <tr>
                        <th scope="col">{t(terms::ACCOUNT)}</th>
                        <th scope="col" class="cell--number">{t(words::LIKENESS)}</th>
                        <th scope="col" class="cell--folds">{t(words::LIKE)}</th>
                        <th scope="col" class="cell--folds">{t(words::COMMON)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {(rest > 0)
            .then(|| {
                view! {
                    <div class="row">
                        <Button on_click=move |()| limit.update(|limit| *limit += SHOWN)>
                            {words::more(rest.min(SHOWN))}
                        </Button>
                    </div>
                }
            })}
        {(!found.same_for_all.is_empty())
            .then(|| {
                let names: Vec<String> = view
                    .store
                    .peek(|workbook| found.same_for_all.iter().map(|it| feature_name(workbook, it)).collect());
                view! { <p class="note">{words::same_for_all(fmt::list(&names))}</p> }
            })}
        {(found.unknown > 0).then(|| view! { <p class="note">{words::unknown(found.unknown)}</p> })}
    }
    .into_any()
}

fn empty(title: crate::app::i18n::Text, text: crate::app::i18n::Text, next: Route) -> AnyView {
    view! {
        <EmptyState icon=icons::SEGMENTS title=t(title) text=t(text)>
            <ButtonLink href=next.href() kind=ButtonKind::Primary>
                {t(next.name())}
            </ButtonLink>
        </EmptyState>
    }
    .into_any()
}

fn row(view: View, it: &LookAlike) -> AnyView {
    let name = |id| view.store.title(id).unwrap_or_default();
    let common = view.store.peek_scoreboard(|board| view.store.peek(|workbook| common_text(workbook, board, it)));
    let (like, features) = (name(it.like), words::of_features(it.features));
    view! {
        <tr>
            <th scope="row">
                <a href=Place::new(Route::Accounts, it.account.to_string()).href()>
                    <bdi>{name(it.account)}</bdi>
                </a>
                <span class="cell-note cell-note--folded">{words::like_whom(&like)}</span>
                <span class="cell-note cell-note--folded">{common.clone()}</span>
            </th>
            <td class="cell--number">
                {fmt::percent(it.likeness, 0)}
                <span class="cell-note">{features}</span>
            </td>
            <td class="cell--folds"><bdi>{like}</bdi></td>
            <td class="cell--folds">{common}</td>
        </tr>
    }
    .into_any()
}
