//! One account: its roles as buttons, its class and programme as lists, and what the rules suggest with their reasons.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::analysis::figures::Measure;
use linchpin::analysis::roles::{Basis, Reason, Suggestion, Suggestions};
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::{export, mapping};
use linchpin::model::{Account, AccountClass, AccountId, Programme, Role};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::super::View;
use super::reasons::reasons_text;
use super::share_text;
use crate::app::i18n::{Named, fmt, t, texts::segments::roles as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Choice, LabelKind, Select, Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::shell::{Place, Route};
use crate::app::ui::words::refusal;

/// What is set of an account.
#[derive(Clone, PartialEq, Default)]
struct Set {
    name: String,
    roles: BTreeSet<Role>,
    class: Option<AccountClass>,
    programme: Option<Programme>,
}

/// A row as its parts see it.
#[derive(Clone, Copy)]
struct Row {
    store: Store,
    toasts: Toasts,
    id: AccountId,
    set: Memo<Set>,
    suggestion: Memo<Option<Suggestion>>,
}

/// The row of an account.
pub fn row(view: View, found: Memo<Suggestions>, id: AccountId) -> AnyView {
    let store = view.store;
    let of = move |account: &Account| Set {
        name: store.titles().title(account),
        roles: account.roles.clone(),
        class: account.class,
        programme: account.programme,
    };
    let set = Memo::new(move |_| {
        store.read(Topic::Accounts, |workbook| workbook.accounts.get(id).map(of)).unwrap_or_default()
    });
    let suggestion = Memo::new(move |_| found.with(|found| found.of(id).cloned()));
    let row = Row { store, toasts: expect_context(), id, set, suggestion };
    let share = move || {
        let share = suggestion.with(|it| it.as_ref().and_then(|it| it.share))?;
        let measure = if found.with(|found| found.basis == Basis::Profit) { Measure::Profit } else { Measure::Revenue };
        Some(share_text(measure, share))
    };
    view! {
        <tr>
            <th scope="row">
                <a href=Place::new(Route::Accounts, id.to_string()).href()>
                    <bdi>{move || set.with(|set| set.name.clone())}</bdi>
                </a>
                <span class="cell-note">{share}</span>
            </th>
            <td>{roles_cell(row)}</td>
            <td>{class_cell(row)}</td>
            <td>{programme_cell(row)}</td>
        </tr>
    }
    .into_any()
}

impl Row {
    fn name(self) -> String {
        self.set.with_untracked(|set| set.name.clone())
    }

    fn edit(self, edit: AccountEdit, said: String) {
        let command = AccountCommand::Edit { account: self.id, edits: vec![edit] };
        match self.store.dispatch(Command::Account(command)) {
            Ok(()) => offer_undo(self.store, self.toasts, words::accepted_one(self.name(), said)),
            Err(refused) => self.toasts.tell(Tone::Warning, refusal(&refused)),
        }
    }

    fn set_roles(self, roles: BTreeSet<Role>) {
        let said = role_names(&roles);
        self.edit(AccountEdit::Roles(roles), said);
    }
}

fn role_names(roles: &BTreeSet<Role>) -> String {
    let names: Vec<&str> = roles.iter().map(|role| t(role.text())).collect();
    if names.is_empty() { t(words::NOT_SET).to_owned() } else { fmt::joined(&names) }
}

fn roles_cell(row: Row) -> AnyView {
    let chip = |role: Role| {
        let is_set = move || row.set.with(|set| set.roles.contains(&role));
        let is_suggested = move || {
            row.suggestion.with(|it| it.as_ref().is_some_and(|it| it.roles.iter().any(|(own, _)| *own == role)))
        };
        let toggle = move |_| {
            let mut roles = row.set.with_untracked(|set| set.roles.clone());
            if !roles.remove(&role) {
                roles.insert(role);
            }
            row.set_roles(roles);
        };
        view! {
            <button
                type="button"
                class="chip"
                class:chip--suggested=is_suggested
                aria-pressed=move || is_set().to_string()
                aria-label=move || words::toggle(t(role.text()), row.set.with(|set| set.name.clone()))
                aria-disabled=move || row.store.read_only().get().then_some("true")
                on:click=toggle
            >
                {t(role.text())}
            </button>
        }
        .into_any()
    };
    let chips = Role::ALL.map(chip).into_iter().collect_view();
    let lines = move || {
        let suggestion = row.suggestion.get()?;
        let is_open = row.set.with(|set| set.roles.is_empty());
        let roles =
            suggestion.roles.iter().filter(|(role, _)| is_open || !row.set.with(|set| set.roles.contains(role)));
        let texts: Vec<String> =
            roles.map(|(role, reasons)| line(row.store, t(role.text()), reasons, is_open)).collect();
        if texts.is_empty() {
            return None;
        }
        let all = suggestion.role_set();
        let said = role_names(&all);
        let accept = is_open.then(|| accept_button(row, &said, move || row.set_roles(all.clone())));
        Some(said_lines(texts, accept))
    };
    view! {
        <div class="chips">{chips}</div>
        <div class="roles-table__why">{lines}</div>
    }
    .into_any()
}

fn line(store: Store, what: &str, reasons: &[Reason], is_open: bool) -> String {
    let why = store.peek(|workbook| reasons_text(workbook, reasons));
    if is_open { words::said(what, why) } else { words::also(what, why) }
}

/// The reasons, a line each, and the way to take the suggestion after the last.
fn said_lines(texts: Vec<String>, accept: Option<AnyView>) -> AnyView {
    let texts = texts.into_iter().map(|text| view! { <span class="roles-table__reason">{text}</span> }).collect_view();
    view! {
        {texts}
        " "
        {accept}
    }
    .into_any()
}

/// Takes one suggestion; the focus goes to the control over it, because the button goes away.
fn accept_button(row: Row, said: &str, accept: impl Fn() + 'static) -> AnyView {
    let press = move |event: leptos::ev::MouseEvent| {
        if row.store.read_only().get_untracked() {
            return;
        }
        let button = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = button.and_then(|button| button.closest("td").ok().flatten());
        accept();
        let control = cell.and_then(|cell| cell.query_selector("button, select").ok().flatten());
        if let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) {
            let _ = control.focus();
        }
    };
    view! {
        <button
            type="button"
            class="link-button"
            aria-label=words::accept_label(row.name(), said)
            aria-disabled=move || row.store.read_only().get().then_some("true")
            on:click=press
        >
            {t(words::ACCEPT)}
        </button>
    }
    .into_any()
}

fn class_cell(row: Row) -> AnyView {
    let choices = AccountClass::ALL.map(|class| Choice::new(export::class_word(class), t(class.text())));
    let value = Signal::derive(move || row.set.with(|set| set.class).map_or("", export::class_word).to_owned());
    let set = move |class: Option<AccountClass>| {
        let said = class.map_or(words::NOT_SET, Named::text);
        row.edit(AccountEdit::Class(class), t(said).to_owned());
    };
    let lines = move || {
        let (class, reasons) = row.suggestion.get()?.class?;
        Some(suggested(
            row,
            row.set.with(|set| set.class == Some(class)),
            row.set.with(|set| set.class.is_none()),
            t(class.text()),
            &reasons,
            move || {
                set(Some(class));
            },
        ))
    };
    choice_cell(
        row,
        words::class_of,
        choices.into(),
        value,
        Callback::new(move |key: String| set(mapping::parse_class(&key))),
        lines,
    )
}

fn programme_cell(row: Row) -> AnyView {
    let choices = Programme::ALL.map(|programme| Choice::new(export::programme_word(programme), t(programme.text())));
    let value = Signal::derive(move || row.set.with(|set| set.programme).map_or("", export::programme_word).to_owned());
    let set = move |programme: Option<Programme>| {
        let said = programme.map_or(words::NOT_SET, Named::text);
        row.edit(AccountEdit::Programme(programme), t(said).to_owned());
    };
    let lines = move || {
        let (programme, reasons) = row.suggestion.get()?.programme?;
        let now = row.set.with(|set| set.programme);
        let accept = move || set(Some(programme));
        Some(suggested(row, now == Some(programme), now.is_none(), t(programme.text()), &reasons, accept))
    };
    let choose = Callback::new(move |key: String| set(mapping::parse_programme(&key)));
    choice_cell(row, words::programme_of, choices.into(), value, choose, lines)
}

/// The line of a suggestion: nothing but its reasons where it is what is set already.
fn suggested(
    row: Row,
    is_same: bool,
    is_open: bool,
    what: &'static str,
    reasons: &[Reason],
    accept: impl Fn() + 'static,
) -> AnyView {
    let text = if is_same {
        row.store.peek(|workbook| reasons_text(workbook, reasons))
    } else {
        line(row.store, what, reasons, is_open)
    };
    let accept = is_open.then(|| accept_button(row, what, accept));
    said_lines(vec![text], accept)
}

fn choice_cell(
    row: Row,
    label: fn(String) -> String,
    choices: Vec<Choice>,
    value: Signal<String>,
    choose: Callback<String>,
    lines: impl Fn() -> Option<AnyView> + Send + 'static,
) -> AnyView {
    let none = Choice::new("", t(words::NOT_SET));
    let choices: Vec<Choice> = std::iter::once(none).chain(choices).collect();
    view! {
        <Select
            label=Signal::derive(move || label(row.set.with(|set| set.name.clone())))
            label_kind=LabelKind::Hidden
            size=crate::app::ui::components::ControlSize::Small
            choices=choices
            value=value
            on_change=choose
            disabled=row.store.read_only()
        />
        <div class="roles-table__why">{lines}</div>
    }
    .into_any()
}
