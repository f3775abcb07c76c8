//! The bar that says by which group everything is filtered, and takes the filter away.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Group, Scope};
use crate::app::i18n::{Text, fmt, t, texts::accounts as counted, texts::scope as words};
use crate::app::state::{Desk, Topic};
use crate::app::ui::components::{Button, ButtonKind, ControlSize, Icon, Toasts, Tone, icons};
use crate::app::ui::shell::{OUTLET_ID, Route, Router, is_typing, letter};

/// The bar: there while a group is chosen and the page lists accounts.
#[component]
pub fn ScopeBar(
    /// The group.
    scope: Scope,
    /// The open workbook.
    desk: Desk,
    /// Where the person is.
    router: Router,
    /// Whether accounts may be shown at all now.
    #[prop(into)]
    is_open: Signal<bool>,
) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let (route, detail) = (router.route(), router.detail());
    let said = RwSignal::new(String::new());
    let is_shown =
        Memo::new(move |_| is_open.get() && lists_accounts(route.get()) && scope.group.with(Option::is_some));
    drop_when_empty(scope, toasts);
    say_changes(scope, desk, said);
    listen(scope);
    let note = move || note(route.get(), detail.get().as_deref()).map(t);
    let text = move || scope.group().as_ref().map(Group::text);
    let count = move || {
        let text = count(scope, desk);
        // Where the accounts are listed already nothing leads to them.
        if route.get() == Route::Accounts {
            view! { <span class="scope-bar__count">{text}</span> }.into_any()
        } else {
            view! { <a class="scope-bar__count" href=Route::Accounts.href()>{text}</a> }.into_any()
        }
    };
    let clear = move |()| {
        scope.clear();
        focus_page();
    };
    view! {
        <div class="shell__scope">
            {move || {
                is_shown.get().then(|| {
                    view! {
                        <section class="scope-bar" aria-label=t(words::LABEL)>
                            <span class="scope-bar__group">
                                <Icon icon=icons::FILTER />
                                <bdi class="truncate">{text}</bdi>
                            </span>
                            {count}
                            <span class="scope-bar__note">{note}</span>
                            <span class="scope-bar__all no-print" title="Shift+X">
                                <Button
                                    kind=ButtonKind::Quiet
                                    size=ControlSize::Small
                                    icon=icons::CLOSE
                                    on_click=clear
                                >
                                    {t(words::SHOW_ALL)}
                                </Button>
                            </span>
                        </section>
                    }
                })
            }}
            <p class="visually-hidden" aria-live="polite">
                {said}
            </p>
        </div>
    }
}

/// Whether a page lists accounts, so that a group of them is one of its filters.
fn lists_accounts(route: Route) -> bool {
    matches!(route, Route::Accounts | Route::Matrix | Route::Decide | Route::Segments | Route::Targets)
}

/// What of a view is of the group and what of all accounts, where that has to be said.
fn note(route: Route, detail: Option<&str>) -> Option<Text> {
    match (route, detail) {
        (Route::Matrix | Route::Decide, None) => Some(words::RANKS_OF_ALL),
        (Route::Segments, Some("roles")) => Some(words::SHARES_OF_ALL),
        (Route::Segments, None | Some("concentration")) => Some(words::SHARES_OF_GROUP),
        (Route::Matrix | Route::Decide, Some(_))
        | (Route::Segments, Some("lookalikes"))
        | (Route::Targets, Some("review")) => Some(words::ALL_SHOWN),
        _ => None,
    }
}

/// "11 of 91 accounts".
fn count(scope: Scope, desk: Desk) -> String {
    let shown = scope.ids.with(|ids| ids.as_ref().map_or(0, |ids| ids.len()));
    let all = desk.current().map_or(0, |store| store.read(Topic::Accounts, |workbook| workbook.accounts.len()));
    counted::shown_of(all, fmt::integer(shown as f64))
}

/// A group that no account is in any more is let go of, and that is said.
fn drop_when_empty(scope: Scope, toasts: Toasts) {
    Effect::new(move || {
        if let Some(group) = scope.group().filter(|_| scope.ids().is_some_and(|ids| ids.is_empty())) {
            scope.clear();
            toasts.tell(Tone::Neutral, words::gone(group.text()));
        }
    });
}

fn say_changes(scope: Scope, desk: Desk, said: RwSignal<String>) {
    Effect::new(move |before: Option<Option<Group>>| {
        let now = scope.group();
        if before.is_some_and(|before| before != now) {
            let count = || untrack(|| count(scope, desk));
            said.set(now.as_ref().map_or_else(|| t(words::SAID_ALL).to_owned(), |it| words::said(it.text(), count())));
        }
        now
    });
}

/// Shift+X takes the filter away from wherever the person is.
fn listen(scope: Scope) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let has_command = event.ctrl_key() || event.meta_key() || event.alt_key();
        let is_meant = event.shift_key() && !has_command && letter(&event) == Some('x');
        if is_meant && !event.default_prevented() && !is_typing(&event) && scope.is_set() {
            event.prevent_default();
            scope.clear();
        }
    });
    on_cleanup(move || listener.remove());
}

/// The button goes with the bar; the focus goes on to the page.
fn focus_page() {
    let outlet = document().get_element_by_id(OUTLET_ID).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(outlet) = outlet {
        let _ = outlet.focus();
    }
}
