//! What belongs to the person at this device and not to the workbook: language, calendar, theme, name, chosen columns.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::i18n::{self, Calendar, Language};
use crate::app::platform::local::{Area, LocalStorage};
use crate::app::platform::texts;
use crate::app::storage::{Library, PREFS};

/// How often something was chosen at this device: of two places that keep the preferences the one that counts higher is newer.
const COUNT: &str = "count";
/// The name of the preference that is needed before all others.
const LANGUAGE: &str = "language";

/// The theme of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The name it is kept under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of a name; the system's for any other.
    pub fn parse(code: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.code() == code).unwrap_or_default()
    }
}

/// The person's preferences: a handle, copied freely. They are in the local storage, which answers at once, and in the
/// database, which a killed browser does not forget. A device that forbids both keeps them until the page closes.
#[derive(Clone, Copy)]
pub struct Prefs {
    values: RwSignal<BTreeMap<String, String>>,
    mirror: StoredValue<Option<Library>, leptos::prelude::LocalStorage>,
}

/// The preferences of this device.
///
/// # Panics
/// Outside the app: a mistake of ours.
pub fn use_prefs() -> Prefs {
    expect_context::<Prefs>()
}

impl Prefs {
    /// Reads what was kept, and tells language, calendar and theme to the document. What cannot be read is as if
    /// nothing had been chosen.
    pub fn load() -> Self {
        let prefs = Self { values: RwSignal::new(kept()), mirror: StoredValue::new_local(None) };
        prefs.show();
        prefs
    }

    /// The language the page will speak, before anything is mounted: what was chosen here, else what the browser prefers.
    pub fn kept_language() -> Language {
        language_of(kept().get(LANGUAGE))
    }

    /// A preference by its name; follows it.
    pub fn get(self, name: &str) -> Option<String> {
        self.values.with(|values| values.get(name).cloned())
    }

    /// Sets a preference and keeps it at once.
    pub fn set(self, name: &str, value: &str) {
        // Another tab may have chosen something else since this one has read them: that stays. Where the last choice of this
        // tab could not be kept, what is kept is older.
        let (here, there) = (self.values.get_untracked(), kept());
        let (older, newer) = if count(&there) < count(&here) { (there, here) } else { (here, there) };
        let count = (count(&newer) + 1).to_string();
        let mut all = older;
        all.extend(newer);
        let chosen = [(name.to_owned(), value.to_owned()), (COUNT.to_owned(), count)];
        all.extend(chosen.clone());
        self.values.update(|values| values.extend(chosen));
        self.keep(&all);
    }

    /// Takes over what the database knows better, after a kill for instance, and lets it know of every choice from now on.
    pub async fn keep_twice(self, library: &Library) {
        let mirrored = library.mirrored_prefs().await.map(|text| texts::read(&text)).unwrap_or_default();
        self.mirror.set_value(Some(library.clone()));
        let here = self.values.get_untracked();
        if count(&mirrored) > count(&here) {
            let language = language_of(mirrored.get(LANGUAGE));
            if !i18n::is_here(language) {
                // Where it does not come the page goes on in English, as it does at its start.
                i18n::fetch(language).await;
            }
            self.keep(&mirrored);
            self.values.set(mirrored);
            self.show();
        } else if mirrored.is_empty() && !here.is_empty() {
            let first = BTreeMap::from([(COUNT.to_owned(), count(&here).max(1).to_string())]);
            self.keep(&here.into_iter().chain(first).collect());
        }
    }

    fn keep(self, values: &BTreeMap<String, String>) {
        // Forbidden or full storage is announced where it matters, at the workbook; a preference is not worth a banner.
        let Some(text) = texts::write(values) else { return };
        if let Some(storage) = LocalStorage::open() {
            let _ = storage.set(PREFS, &text);
        }
        if let Some(library) = self.mirror.try_get_value().flatten() {
            spawn_local(async move { library.mirror_prefs(text).await });
        }
    }

    /// The language; follows it. English while the texts of the chosen one could not be loaded.
    pub fn language(self) -> Language {
        Some(language_of(self.get(LANGUAGE).as_ref())).filter(|language| i18n::is_here(*language)).unwrap_or_default()
    }

    /// Chooses a language whose texts are here (`i18n::fetch`). The app remounts in it.
    pub fn set_language(self, language: Language) {
        self.set(LANGUAGE, language.code());
        self.show();
    }

    /// The calendar; follows it. Persian starts with the Jalali one.
    pub fn calendar(self) -> Calendar {
        let chosen = self.get("calendar").and_then(|code| Calendar::from_code(&code));
        chosen.unwrap_or_else(|| self.language().usual_calendar())
    }

    /// Chooses the calendar. The app remounts with it.
    pub fn set_calendar(self, calendar: Calendar) {
        self.set("calendar", calendar.code());
        self.show();
    }

    /// The theme; follows it.
    pub fn theme(self) -> Theme {
        self.get("theme").map(|code| Theme::parse(&code)).unwrap_or_default()
    }

    /// Chooses the theme.
    pub fn set_theme(self, theme: Theme) {
        self.set("theme", theme.code());
        self.show();
    }

    /// What the person calls themselves in the decision log; empty until told.
    pub fn person(self) -> String {
        self.get("person").unwrap_or_default()
    }

    fn show(self) {
        let (language, calendar, theme) = untrack(|| (self.language(), self.calendar(), self.theme()));
        i18n::set_language(language);
        i18n::set_calendar(calendar);
        i18n::show_in_document();
        if let Some(root) = document().document_element() {
            // Setting a well-formed attribute on an element that exists cannot fail.
            let _ = match theme {
                Theme::System => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.code()),
            };
        }
    }
}

/// What this device keeps. What cannot be read is as if nothing had been chosen.
fn kept() -> BTreeMap<String, String> {
    let kept = LocalStorage::open().and_then(|storage| storage.get(PREFS).ok().flatten());
    kept.map(|text| texts::read(&text)).unwrap_or_default()
}

fn count(values: &BTreeMap<String, String>) -> u64 {
    values.get(COUNT).and_then(|count| count.parse().ok()).unwrap_or(0)
}

fn language_of(code: Option<&String>) -> Language {
    code.and_then(|code| Language::from_tag(code)).unwrap_or_else(Language::preferred)
}
