//! Settings: the person's on this device, the open workbook's, the space used.

mod periods;
mod space;
mod workbook;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::i18n::{self, Calendar, Language, t, texts, texts::common, texts::settings as words};
use crate::app::state::{Theme, use_desk, use_prefs};
use crate::app::ui::alive::soon;
use crate::app::ui::components::{Choice, PageHeader, Select, TextField, Toasts, Tone};

/// The page of the entry *Settings*.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let desk = use_desk();
    view! {
        <div class="page page--narrow">
            <PageHeader title=t(words::TITLE) purpose=t(words::PURPOSE) />
            <You />
            <section class="section">
                <h2>{t(words::workbook::TITLE)}</h2>
                {move || match desk.current() {
                    Some(store) => view! { <workbook::WorkbookSettings store=store /> }.into_any(),
                    None => view! { <p class="muted">{t(words::workbook::NONE)}</p> }.into_any(),
                }}
            </section>
            <space::SpaceUsed />
            <section class="section">
                <h2>{t(words::about::TITLE)}</h2>
                <p>{words::about::version(env!("CARGO_PKG_VERSION"))}</p>
                <p class="note">{t(words::about::LICENCE)}</p>
            </section>
        </div>
    }
}

/// What belongs to the person on this device.
#[component]
fn You() -> impl IntoView {
    let prefs = use_prefs();
    let toasts: Toasts = expect_context();
    let languages = Language::ALL.map(|language| Choice::new(language.code(), language.own_name())).to_vec();
    let calendars = vec![
        Choice::new(Calendar::Gregorian.code(), t(common::calendars::GREGORIAN)),
        Choice::new(Calendar::Jalali.code(), t(common::calendars::JALALI)),
    ];
    let themes = vec![
        Choice::new(Theme::System.code(), t(common::themes::SYSTEM)),
        Choice::new(Theme::Light.code(), t(common::themes::LIGHT)),
        Choice::new(Theme::Dark.code(), t(common::themes::DARK)),
    ];
    let choose_language = Callback::new(move |code: String| {
        let Some(language) = Language::from_tag(&code) else { return };
        let place = place_of_focus();
        spawn_local(async move {
            if i18n::fetch(language).await {
                prefs.set_language(language);
                keep_focus_on_control(place);
            } else {
                toasts.tell(Tone::Warning, t(texts::shell::part::LANGUAGE));
            }
        });
    });
    let choose_calendar = Callback::new(move |code: String| {
        if let Some(calendar) = Calendar::from_code(&code) {
            let place = place_of_focus();
            prefs.set_calendar(calendar);
            keep_focus_on_control(place);
        }
    });
    let choose_theme = Callback::new(move |code: String| prefs.set_theme(Theme::parse(&code)));
    view! {
        <section class="section">
            <h2>{t(words::you::TITLE)}</h2>
            <div class="settings-grid">
                <Select
                    label=t(words::you::LANGUAGE)
                    choices=languages
                    value=Signal::derive(move || prefs.language().code().to_owned())
                    on_change=choose_language
                />
                <Select
                    label=t(words::you::CALENDAR)
                    choices=calendars
                    value=Signal::derive(move || prefs.calendar().code().to_owned())
                    on_change=choose_calendar
                />
                <Select
                    label=t(words::you::THEME)
                    choices=themes
                    value=Signal::derive(move || prefs.theme().code().to_owned())
                    on_change=choose_theme
                />
                <TextField
                    label=t(words::you::PERSON)
                    help=t(words::you::PERSON_HELP)
                    value=Signal::derive(move || prefs.person())
                    on_change=Callback::new(move |name: String| prefs.set("person", name.trim()))
                />
            </div>
        </section>
    }
}

/// Which of the page's choices has the focus, counted from its top.
fn place_of_focus() -> Option<u32> {
    let focused = document().active_element()?;
    let choices = document().query_selector_all(CHOICES).ok()?;
    (0..choices.length()).find(|place| choices.item(*place).is_some_and(|choice| choice.is_same_node(Some(&focused))))
}

/// The whole app is made anew in another language or calendar: the choice that was just made has the focus again.
fn keep_focus_on_control(place: Option<u32>) {
    soon(move || {
        let choice = place.and_then(|place| document().query_selector_all(CHOICES).ok()?.item(place));
        if let Some(choice) = choice.and_then(|choice| choice.dyn_into::<HtmlElement>().ok()) {
            let _ = choice.focus();
        }
    });
}

const CHOICES: &str = "main select";
