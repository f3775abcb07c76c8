//! How much of the browser's space is used, and what is promised about it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::i18n::{fmt, t, texts::settings::space as words};
use crate::app::state::use_desk;
use crate::app::storage::Space;
use crate::app::ui::components::{Button, ControlSize, Meter, Toasts, Tone};

/// A local storage unit is one UTF-16 code unit: two bytes.
const UNIT_BYTES: u64 = 2;

/// The space used, and the promise.
#[component]
pub fn SpaceUsed() -> impl IntoView {
    let desk = use_desk();
    let toasts: Toasts = expect_context();
    let space = RwSignal::new(None::<Space>);
    let measure = move || {
        if let Some(library) = desk.library() {
            spawn_local(async move {
                let found = library.space().await;
                // The page may have been left meanwhile.
                space.try_set(Some(found));
            });
        }
    };
    measure();
    let ask = Callback::new(move |()| {
        if let Some(library) = desk.library() {
            spawn_local(async move {
                if !library.persist().await {
                    toasts.tell(Tone::Neutral, t(words::ASKED_NO));
                }
                measure();
            });
        }
    });
    view! {
        <section class="section">
            <h2>{t(words::TITLE)}</h2>
            {move || space.get().map(|space| meters(space, ask))}
            <p class="note">{t(words::PROMISE)}</p>
        </section>
    }
}

fn meters(space: Space, ask: Callback<()>) -> AnyView {
    let local = space.local_used + space.local_others;
    let tone = if local * 10 > space.local_limit * 8 { Tone::Warning } else { Tone::Accent };
    let local_text = words::used_of(fmt::file_size(local * UNIT_BYTES), fmt::file_size(space.local_limit * UNIT_BYTES));
    let database = space.database_used.zip(space.database_limit);
    view! {
        <div class="settings-grid">
            <Meter label=t(words::LOCAL) share=share(local, space.local_limit) text=local_text tone=tone />
            {database
                .map(|(used, limit)| {
                    let text = words::used_of(fmt::file_size(used), fmt::file_size(limit));
                    view! { <Meter label=t(words::DATABASE) share=share(used, limit) text=text tone=Tone::Accent /> }
                })}
        </div>
        {(space.local_others > 0)
            .then(|| {
                let others = fmt::file_size(space.local_others * UNIT_BYTES);
                view! { <p class="note">{format!("{}: {others}", t(words::OTHERS))}</p> }
            })}
        <div class="row">
            <p>{t(if space.persisted { words::PERSISTED } else { words::NOT_PERSISTED })}</p>
            {(!space.persisted)
                .then(|| view! { <Button size=ControlSize::Small on_click=ask>{t(words::ASK)}</Button> })}
        </div>
    }
    .into_any()
}

fn share(used: u64, limit: u64) -> f64 {
    if limit == 0 { 0.0 } else { used as f64 / limit as f64 }
}
