//! The currency of a workbook without accounts: it was proposed by the person's language, and is changed here before
//! there are amounts.

use leptos::prelude::*;
use linchpin::command::{Command, MetaEdit, has_amounts};
use linchpin::model::Currency;

use crate::app::i18n::{t, texts::accounts::empty as words, texts::settings::workbook as settings};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{ControlSize, TextField};
use crate::app::ui::words::refusal;

/// What the workbook will count in.
#[component]
pub fn FirstCurrency(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let now = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.currency));
    let on_change = Callback::new(move |typed: String| {
        let Some(currency) = Currency::parse(&typed) else {
            return error.set(Some(t(settings::CURRENCY_ERROR).to_owned()));
        };
        let done = store.dispatch(Command::Meta(vec![MetaEdit::Currency(currency)]));
        error.set(done.err().map(|refused| refusal(&refused)));
    });
    let field = move || {
        view! {
            <div class="accounts__currency">
                <TextField
                    label=t(settings::CURRENCY)
                    help=t(words::CURRENCY_HELP)
                    size=ControlSize::Small
                    value=Signal::derive(move || now.get().to_string())
                    on_change=on_change
                    error=error
                    read_only=store.read_only()
                />
            </div>
        }
    };
    // Amounts may wait in the trash or in targets: then the settings say what becomes of them.
    (!store.peek(has_amounts)).then(field)
}
