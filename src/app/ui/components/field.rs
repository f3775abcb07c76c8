//! Field: a label above a control, help under it, and the error that belongs to it.

use std::cell::Cell;

use leptos::prelude::*;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    element_id::element_id,
    icon::{Icon, icons},
};
use crate::app::i18n::{t, texts};
use crate::app::ui::alive::Alive;

/// Whether something must be filled in. Most things must; what need not says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Need {
    /// Must be filled in, or fills itself.
    #[default]
    Required,
    /// May stay empty; the label says so.
    Optional,
}

/// Whether a label is seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LabelKind {
    /// Above the control.
    #[default]
    Shown,
    /// Only for screen readers, where the place already says what it is: a table's cell, a toolbar.
    Hidden,
}

/// The ids that tie a control to its texts. Make one per control and give it to [`Field`].
#[derive(Clone, Debug)]
pub struct FieldIds {
    /// Of the control itself.
    pub control: String,
    /// Of the help under it.
    pub help: String,
    /// Of the error under it.
    pub error: String,
}

impl FieldIds {
    /// New ids for one control.
    pub fn new() -> Self {
        let control = element_id("field");
        Self { help: format!("{control}-help"), error: format!("{control}-error"), control }
    }

    /// The value of the control's `aria-describedby` for what is shown now.
    pub fn described_by(&self, has_help: bool, has_error: bool) -> Option<String> {
        match (has_help, has_error) {
            (false, false) => None,
            (true, false) => Some(self.help.clone()),
            (false, true) => Some(self.error.clone()),
            (true, true) => Some(format!("{} {}", self.error, self.help)),
        }
    }
}

impl Default for FieldIds {
    fn default() -> Self {
        Self::new()
    }
}

/// The texts around one control. The control carries `ids.control` as its id and describes itself by the others.
#[component]
pub fn Field(
    /// The ids shared with the control.
    ids: FieldIds,
    /// The name of what is asked.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
    /// Whether it must be filled in.
    #[prop(optional)]
    need: Need,
    /// What helps to fill it in.
    #[prop(optional, into)]
    help: MaybeProp<String>,
    /// What is wrong, what is accepted, an example.
    #[prop(optional, into)]
    error: MaybeProp<String>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let label_class = match label_kind {
        LabelKind::Shown => "field__label",
        LabelKind::Hidden => "visually-hidden",
    };
    let FieldIds { control, help: help_id, error: error_id } = ids;
    let (alive, shown_id) = (Alive::here(), error_id.clone());
    Effect::new(move |before: Option<()>| {
        // What is wrong from the beginning waits until it is come to.
        if error.get().is_some() && before.is_some() {
            let id = shown_id.clone();
            in_sight_soon(alive, id);
        }
    });
    view! {
        <div class="field">
            <label class=label_class for=control>
                {move || label.get()}
                {(need == Need::Optional)
                    .then(|| view! { <span class="field__optional">" · "{t(texts::components::OPTIONAL)}</span> })}
            </label>
            {children()}
            {move || {
                let id = error_id.clone();
                error.get().map(|error| view! { <ErrorLine id=id error=error /> })
            }}
            {move || {
                let id = help_id.clone();
                help.get().map(|help| view! { <p class="field__help" id=id>{help}</p> })
            }}
        </div>
    }
}

/// One error under a control, announced when it appears.
#[component]
pub fn ErrorLine(
    /// The id its control describes itself by.
    #[prop(into)]
    id: String,
    /// The words.
    #[prop(into)]
    error: String,
) -> impl IntoView {
    view! {
        <p class="field__error" id=id role="alert">
            <Icon icon=icons::ALERT />
            <span>{error}</span>
        </p>
    }
}

thread_local! {
    /// Whether an error waits to be brought into sight: of several that come at once it is the first.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// Brings an error into sight that has just appeared, perhaps below the window's edge.
fn in_sight_soon(alive: Alive, id: String) {
    if !WAITS.replace(true) {
        bring_into_sight(alive, id);
    }
}

fn bring_into_sight(alive: Alive, id: String) {
    request_animation_frame(move || {
        // What moves while it is pressed would not be pressed.
        if alive.is() && document().query_selector(":active").is_ok_and(|pressed| pressed.is_some()) {
            return bring_into_sight(alive, id);
        }
        WAITS.set(false);
        if let Some(error) = document().get_element_by_id(&id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_inline(ScrollLogicalPosition::Nearest);
            error.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
