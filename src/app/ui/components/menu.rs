//! Menu: a button that opens a list of actions, moved through by arrow keys.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use super::{
    button::{ButtonKind, ControlSize},
    icon::{Icon, IconRef, icons},
};

/// One action of a menu.
#[derive(Clone)]
pub struct MenuItem {
    /// What it does, as a verb.
    pub label: String,
    /// An icon before it.
    pub icon: Option<IconRef>,
    /// What it is for: `Danger` takes something away, all else looks the same.
    pub kind: ButtonKind,
    /// Whether it can be chosen now.
    pub enabled: bool,
    /// The keys that do the same.
    pub keys: Option<String>,
    /// Does it.
    pub on_select: Callback<()>,
}

impl MenuItem {
    /// An action that can be chosen.
    pub fn new(label: impl Into<String>, on_select: impl Into<Callback<()>>) -> Self {
        let (label, on_select) = (label.into(), on_select.into());
        Self { label, icon: None, kind: ButtonKind::Quiet, enabled: true, keys: None, on_select }
    }

    /// The same with an icon.
    #[must_use]
    pub fn icon(mut self, icon: IconRef) -> Self {
        self.icon = Some(icon);
        self
    }

    /// The same, marked as one that takes something away.
    #[must_use]
    pub fn danger(mut self) -> Self {
        self.kind = ButtonKind::Danger;
        self
    }

    /// The same, to be chosen only when `enabled`.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }
}

/// What a menu's button shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MenuTrigger {
    /// Three dots; the label is for screen readers.
    #[default]
    Dots,
    /// The label and an arrow.
    Text,
    /// An icon over the label, in the narrow screen's bar.
    Stacked,
}

/// A button with a list of actions. The list exists only while it is open.
#[component]
pub fn Menu(
    /// What the actions are about: "Actions for Ernst Handel".
    #[prop(into)]
    label: Signal<String>,
    /// The actions, made when it opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
    /// What the button shows.
    #[prop(optional)]
    trigger: MenuTrigger,
    /// What the button is for.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How tall the button is.
    #[prop(optional)]
    size: ControlSize,
    /// Another icon than the dots, or one before the text.
    #[prop(optional, into)]
    icon: Option<IconRef>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let small = if size == ControlSize::Small { " button--small" } else { "" };
    let class = match (kind, trigger) {
        (_, MenuTrigger::Stacked) => "rail__link",
        (ButtonKind::Primary, _) => "button button--primary",
        (ButtonKind::Secondary | ButtonKind::Danger, _) => "button button--secondary",
        (ButtonKind::Quiet, MenuTrigger::Text) => "button button--quiet",
        (ButtonKind::Quiet, MenuTrigger::Dots) => "button button--quiet button--icon",
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            open.set(true);
        }
    };
    let dots = trigger == MenuTrigger::Dots;
    view! {
        <span class="menu">
            <button
                type="button"
                class=format!("{class}{small}")
                aria-haspopup="menu"
                aria-expanded=move || open.get().to_string()
                aria-label=move || dots.then(|| label.get())
                title=move || dots.then(|| label.get())
                // Keeps the focus in an open list, so that this press closes it instead of closing and opening it again.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| open.update(|open| *open = !*open)
                on:keydown=on_key
                node_ref=button
            >
                {match trigger {
                    MenuTrigger::Dots => view! { <Icon icon=icon.unwrap_or(icons::MORE) /> }.into_any(),
                    MenuTrigger::Stacked => {
                        view! {
                            <Icon icon=icon.unwrap_or(icons::MORE) />
                            <span class="rail__label">{move || label.get()}</span>
                        }
                            .into_any()
                    }
                    MenuTrigger::Text => {
                        view! {
                            {icon.map(|icon| view! { <Icon icon=icon /> })}
                            <span>{move || label.get()}</span>
                            <Icon icon=icons::CHEVRON_DOWN />
                        }
                            .into_any()
                    }
                }}
            </button>
            {move || {
                open.get().then(|| view! { <MenuList label=label items=items.run(()) open=open button=button /> })
            }}
        </span>
    }
}

#[component]
fn MenuList(
    label: Signal<String>,
    items: Vec<MenuItem>,
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(list), Some(button)) = (list.get(), button.get_untracked()) {
            let _ = list.show_popover();
            place(&list, &button);
            move_focus(&list, Step::First);
        }
    });
    let close = move |give_back: bool| {
        open.set(false);
        if let Some(button) = button.get_untracked().filter(|_| give_back) {
            let _ = button.focus();
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        match event.key().as_str() {
            "ArrowDown" => move_focus(&list, Step::Next),
            "ArrowUp" => move_focus(&list, Step::Previous),
            "Home" => move_focus(&list, Step::First),
            "End" => move_focus(&list, Step::Last),
            "Escape" => close(true),
            "Tab" => return close(false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_leave = move |event: ev::FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = list.get_untracked().is_some_and(|list| list.contains(to.as_ref()));
        if !inside {
            open.set(false);
        }
    };
    let buttons = items.into_iter().map(|item| item_view(item, Callback::new(move |()| close(true)))).collect_view();
    view! {
        <div
            class="menu__list"
            role="menu"
            popover="manual"
            aria-label=move || label.get()
            on:keydown=on_key
            on:focusout=on_leave
            node_ref=list
        >
            {buttons}
        </div>
    }
}

fn item_view(item: MenuItem, close: Callback<()>) -> AnyView {
    let class = if item.kind == ButtonKind::Danger { "menu__item menu__item--danger" } else { "menu__item" };
    let on_select = item.on_select;
    view! {
        <button
            type="button"
            class=class
            role="menuitem"
            tabindex="-1"
            disabled=!item.enabled
            on:click=move |_| {
                close.run(());
                on_select.run(());
            }
        >
            {item.icon.map(|icon| view! { <Icon icon=icon /> })}
            <span>{item.label}</span>
            {item.keys.map(|keys| view! { <span class="menu__keys">{keys}</span> })}
        </button>
    }
    .into_any()
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus among the items that can be chosen, around the ends.
fn move_focus(list: &HtmlElement, step: Step) {
    let Ok(found) = list.query_selector_all("[role=menuitem]:not(:disabled)") else { return };
    let count = found.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let here = (0..count).find(|place| found.item(*place).as_ref() == active.as_ref().map(AsRef::as_ref));
    let next = match (step, here) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => count - 1,
        (Step::Next, Some(here)) => (here + 1) % count,
        (Step::Previous, Some(here)) => (here + count - 1) % count,
    };
    if let Some(item) = found.item(next).and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        let _ = item.focus();
    }
}

/// Puts the list under its button, or above it where there is no room, inside the window either way.
pub(crate) fn place(list: &HtmlElement, button: &HtmlElement) {
    const GAP: f64 = 4.0;
    let (anchor, size) = (button.get_bounding_client_rect(), list.get_bounding_client_rect());
    let length = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    let (width, height) = (length(window().inner_width()), length(window().inner_height()));
    let below = anchor.bottom() + GAP;
    let fits_below = below + size.height() + GAP <= height;
    let top = if fits_below { below } else { (anchor.top() - GAP - size.height()).max(GAP) };
    let rtl = document().document_element().is_some_and(|root| root.get_attribute("dir").as_deref() == Some("rtl"));
    // The list grows towards the reading direction's end unless the button stands near it.
    let from_start = if rtl { anchor.right() - size.width() } else { anchor.left() };
    let from_end = if rtl { anchor.left() } else { anchor.right() - size.width() };
    let fits = |left: f64| left >= GAP && left + size.width() + GAP <= width;
    let left = if fits(from_start) { from_start } else { from_end };
    let style = web_sys::HtmlElement::style(list);
    let left = left.clamp(GAP, (width - size.width() - GAP).max(GAP));
    // Whole pixels: writing fractions takes much code, which only this would bring to a first visit.
    #[allow(clippy::cast_possible_truncation, reason = "windows are smaller")]
    let pixels = |length: f64| format!("{}px", length.round() as i32);
    let _ = style.set_property("top", &pixels(top));
    let _ = style.set_property("left", &pixels(left));
}
