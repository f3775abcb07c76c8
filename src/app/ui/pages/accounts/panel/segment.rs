//! What the account is to us: its roles, its class and its programme, each with the way to treat it.

use leptos::prelude::*;
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::AccountField;
use linchpin::model::{AccountId, Role};

use super::super::words::refusal;
use super::control::ChoiceControl;
use crate::app::i18n::{Named, Text, t, texts::accounts::panel as words, texts::common::fields};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Checkbox, Toasts, Tone};
use crate::app::ui::treatment::{class_texts, programme_texts, role_texts};

/// The section of the panel.
#[component]
pub fn Segment(
    /// The open workbook.
    store: Store,
    /// The account.
    id: AccountId,
) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let roles = Memo::new(move |_| {
        store
            .read(Topic::Account(id), |workbook| workbook.accounts.get(id).map(|it| it.roles.clone()))
            .unwrap_or_default()
    });
    let one = move |role: Role| {
        let set = move |on: bool| {
            let mut roles = roles.get_untracked();
            if on {
                roles.insert(role)
            } else {
                roles.remove(&role)
            };
            let command = AccountCommand::Edit { account: id, edits: vec![AccountEdit::Roles(roles)] };
            if let Err(refused) = store.dispatch(Command::Account(command)) {
                toasts.tell(Tone::Warning, refusal(&refused));
            }
        };
        view! {
            <Checkbox
                label=t(role.text())
                checked=Signal::derive(move || roles.with(|roles| roles.contains(&role)))
                disabled=store.read_only()
                on_change=set
            />
        }
    };
    view! {
        <section class="section">
            <h3>{t(words::SEGMENT)}</h3>
            <fieldset>
                <legend class="radio-group__label">{t(fields::ROLES)}</legend>
                <div class="account-panel__pair">{Role::ALL.map(one).into_iter().collect_view()}</div>
            </fieldset>
            <div class="account-panel__pair">
                <ChoiceControl store=store id=id field=AccountField::Class />
                <ChoiceControl store=store id=id field=AccountField::Programme />
            </div>
            {move || advice(store, id)}
        </section>
    }
}

/// How accounts of these roles, this class and this programme are treated.
fn advice(store: Store, id: AccountId) -> Option<AnyView> {
    let lines: Vec<(Text, Text)> = store.read(Topic::Account(id), |workbook| {
        let Some(account) = workbook.accounts.get(id) else { return Vec::new() };
        let roles = account.roles.iter().map(|role| (role.text(), role_texts(*role)[2]));
        let class = account.class.map(|class| (class.text(), class_texts(class)[2]));
        let programme = account.programme.map(|programme| (programme.text(), programme_texts(programme)[2]));
        roles.chain(class).chain(programme).collect()
    });
    let line = |(name, treat): &(Text, Text)| {
        view! {
            <p>
                <strong>{t(*name)}</strong>
                ": "
                {t(*treat)}
            </p>
        }
    };
    (!lines.is_empty()).then(|| {
        view! {
            <div class="note">
                <p>{t(words::TREATMENT)}</p>
                {lines.iter().map(line).collect_view()}
            </div>
        }
        .into_any()
    })
}
