//! Settings that belong to the workbook and travel with it.

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit, amounts_rounded};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{Bands, Currency, Meta, PortfolioCut};

use super::periods::Periods;
use crate::app::i18n::{fmt, t, texts::settings::workbook as words};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{NumberField, TextField, Toasts};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::words::refusal;

/// The open workbook's settings.
#[component]
pub fn WorkbookSettings(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let currency_error = RwSignal::new(None::<String>);
    let now = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.currency));
    // What was rounded is said for as long as the currency is the one it was rounded for.
    let rounded = RwSignal::new(None::<(Currency, String)>);
    let set_currency = Callback::new(move |typed: String| {
        let Some(currency) = Currency::parse(&typed) else {
            return currency_error.set(Some(t(words::CURRENCY_ERROR).to_owned()));
        };
        let lost = store.peek(|workbook| amounts_rounded(workbook, currency));
        send(store, currency_error, MetaEdit::Currency(currency));
        if lost > 0 && currency_error.with(Option::is_none) {
            let said = words::currency_rounded(lost, currency.code(), fmt::integer(f64::from(currency.decimals())));
            rounded.set(Some((currency, said.clone())));
            offer_undo(store, toasts, said);
        }
    });
    let left = move || rounded.get().filter(|(currency, _)| *currency == now.get()).map(|(_, said)| said);
    view! {
        <div class="settings-grid">
            <TextField
                label=t(words::CURRENCY)
                help=t(words::CURRENCY_HELP)
                value=Signal::derive(move || now.get().to_string())
                on_change=set_currency
                error=currency_error
                read_only=store.read_only()
            />
        </div>
        {move || left().map(|said| view! { <p class="note">{said}</p> })}
        <BandFields store=store />
        <CutFields store=store />
        <Periods store=store />
    }
}

#[component]
fn BandFields(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let (a_error, b_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let change = move |error: RwSignal<Option<String>>, typed: String, make: fn(Bands, u16) -> Option<Bands>| {
        let now = store.peek(|workbook| workbook.meta.bands);
        match hundredths(&typed).and_then(|value| make(now, value)) {
            Some(bands) => send(store, error, MetaEdit::Bands(bands)),
            None => error.set(Some(t(words::BANDS_ERROR).to_owned())),
        }
    };
    view! {
        <div class="settings-grid">
            <NumberField
                label=t(words::BAND_A)
                help=t(words::BANDS_HELP)
                value=shown(store, |meta| meta.bands.a())
                on_change=Callback::new(move |typed| change(a_error, typed, |bands, a| Bands::new(a, bands.b())))
                error=a_error
                read_only=store.read_only()
            />
            <NumberField
                label=t(words::BAND_B)
                value=shown(store, |meta| meta.bands.b())
                on_change=Callback::new(move |typed| change(b_error, typed, |bands, b| Bands::new(bands.a(), b)))
                error=b_error
                read_only=store.read_only()
            />
        </div>
    }
}

#[component]
fn CutFields(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let (up_error, along_error) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let change =
        move |error: RwSignal<Option<String>>, typed: String, make: fn(PortfolioCut, u16) -> Option<PortfolioCut>| {
            let now = store.peek(|workbook| workbook.meta.cut);
            match hundredths(&typed).and_then(|value| make(now, value)) {
                Some(cut) => send(store, error, MetaEdit::Cut(cut)),
                None => error.set(Some(t(words::CUT_ERROR).to_owned())),
            }
        };
    view! {
        <div class="settings-grid">
            <NumberField
                label=t(words::CUT_ATTRACTIVENESS)
                help=t(words::CUT_HELP)
                value=shown(store, |meta| meta.cut.attractiveness())
                on_change=Callback::new(move |typed| {
                    change(up_error, typed, |cut, value| PortfolioCut::new(value, cut.strength()));
                })
                error=up_error
                read_only=store.read_only()
            />
            <NumberField
                label=t(words::CUT_STRENGTH)
                value=shown(store, |meta| meta.cut.strength())
                on_change=Callback::new(move |typed| {
                    change(along_error, typed, |cut, value| PortfolioCut::new(cut.attractiveness(), value));
                })
                error=along_error
                read_only=store.read_only()
            />
        </div>
    }
}

fn shown(store: Store, get: fn(&Meta) -> u16) -> Signal<String> {
    Signal::derive(move || {
        let hundredths = store.read(Topic::Meta, |workbook| get(&workbook.meta));
        fmt::decimal(f64::from(hundredths) / 100.0, 0, 2)
    })
}

/// Hundredths of a point from what was typed, in any of the three scripts.
fn hundredths(typed: &str) -> Option<u16> {
    // A single separator in a number from 1 to 10 can only be the decimal one.
    let style = if typed.contains(',') { NumberStyle::DecimalComma } else { NumberStyle::DecimalPoint };
    u16::try_from(parse_scaled(typed, Some(style), 2).ok()?).ok()
}

/// Sends an edit, and says beside the field why it was refused.
pub fn send(store: Store, error: RwSignal<Option<String>>, edit: MetaEdit) {
    error.set(store.dispatch(Command::Meta(vec![edit])).err().map(|refused| refusal(&refused)));
}
