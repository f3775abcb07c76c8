//! Revenue and profit of one account by period.

use std::collections::BTreeSet;

use leptos::prelude::*;
use linchpin::exchange::AccountField;
use linchpin::model::{AccountId, Period};

use super::super::words::parse_period;
use super::control::FieldControl;
use crate::app::i18n::{fmt, t, texts, texts::accounts::panel as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{Button, ControlSize, LabelKind, TextField};
use crate::app::ui::part_periods::part_words;
use crate::app::ui::unsaved::{Part, Unsaved};

/// The figures of an account, the latest period first, and a way to add a period.
#[component]
pub fn Figures(store: Store, id: AccountId) -> impl IntoView {
    let added = RwSignal::new(BTreeSet::<Period>::new());
    let own = Memo::new(move |_| {
        store.read(Topic::Account(id), |workbook| {
            let account = workbook.accounts.get(id);
            account.map(|account| account.figures.keys().copied().collect::<BTreeSet<_>>()).unwrap_or_default()
        })
    });
    let periods = Memo::new(move |_| {
        let own = own.get();
        let all: BTreeSet<Period> = added.with(|added| added.union(&own).copied().collect());
        all.into_iter().rev().collect::<Vec<_>>()
    });
    let currency = move || store.read(Topic::Meta, |workbook| fmt::currency_symbol(workbook.meta.currency));
    let figure = move |field: AccountField| {
        view! { <FieldControl store=store id=id field=field label_kind=LabelKind::Hidden /> }.into_any()
    };
    let row = move |period: Period| {
        view! {
            <tr>
                <th scope="row">
                    {fmt::period(period)}
                    {move || {
                        let part = store.read(Topic::Meta, |workbook| part_words(workbook, period));
                        part.map(|part| view! { <span class="account-panel__part">{part}</span> })
                    }}
                </th>
                <td>{figure(AccountField::Revenue(period))}</td>
                <td>{figure(AccountField::Profit(period))}</td>
            </tr>
        }
    };
    view! {
        <section class="section">
            <h3>{t(words::FIGURES)}</h3>
            {move || {
                (!periods.with(Vec::is_empty))
                    .then(|| {
                        view! {
                            <table class="account-panel__figures">
                                <thead>
                                    <tr>
                                        <th scope="col">{t(texts::common::periods::PERIOD)}</th>
                                        <th scope="col">{t(texts::common::fields::REVENUE)}{fmt::comma()}{currency}</th>
                                        <th scope="col">{t(texts::common::fields::PROFIT)}{fmt::comma()}{currency}</th>
                                    </tr>
                                </thead>
                                <tbody>
                                    <For each=move || periods.get() key=|period| *period let:period>
                                        {row(period)}
                                    </For>
                                </tbody>
                            </table>
                        }
                    })
            }}
            <AddPeriod store=store id=id added=added own=own />
        </section>
    }
}

#[component]
fn AddPeriod(
    store: Store,
    id: AccountId,
    added: RwSignal<BTreeSet<Period>>,
    own: Memo<BTreeSet<Period>>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    // A period that waits for its first figure is the line where that figure was typed and refused.
    let waiting = move || {
        let waiting =
            own.with(|own| added.with(|added| added.difference(own).map(Period::to_string).collect::<Vec<_>>()));
        waiting.join(" ")
    };
    let wait = move |kept: String| added.set(kept.split(' ').filter_map(Period::parse).collect());
    let unsaved = Unsaved::of("periods", vec![Part::text("typed", typed), Part::of("waiting", waiting, wait)]);
    unsaved.begin(store.id(), &id.to_string());
    let add = move |()| match parse_period(&typed.get_untracked()) {
        Some(period) => {
            added.update(|added| {
                added.insert(period);
            });
            typed.set(String::new());
            error.set(None);
        }
        None => error.set(Some(words::period_wrong(typed.get_untracked()))),
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            add(());
        }
    };
    view! {
        {unsaved.note()}
        <div class="account-panel__add" on:keydown=on_key>
            <TextField
                label=t(words::NEW_PERIOD)
                value=typed
                error=error
                help=t(words::PERIOD_HELP)
                size=ControlSize::Small
                on_input=move |value| typed.set(value)
            />
            <Button size=ControlSize::Small on_click=add>{t(texts::common::actions::ADD)}</Button>
        </div>
    }
}
