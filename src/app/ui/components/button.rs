//! Buttons: four kinds, two sizes, with or without an icon.

use leptos::{ev, prelude::*};

use super::icon::{Icon, IconRef, Mirror};

/// What a button is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a place.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// An action in a toolbar or row, without a border.
    Quiet,
    /// Takes something away (it can be undone all the same).
    Danger,
}

/// How tall a control is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlSize {
    /// 32 px; 40 on touch.
    #[default]
    Normal,
    /// 28 px, in tables, banners and charts.
    Small,
}

fn class_of(kind: ButtonKind, size: ControlSize, shape: &str) -> String {
    let kind = match kind {
        ButtonKind::Primary => "button--primary",
        ButtonKind::Secondary => "button--secondary",
        ButtonKind::Quiet => "button--quiet",
        ButtonKind::Danger => "button--danger",
    };
    let size = match size {
        ControlSize::Normal => "",
        ControlSize::Small => " button--small",
    };
    format!("button {kind}{size}{shape}")
}

/// A button with a word.
#[component]
pub fn Button(
    /// What happens.
    #[prop(into)]
    on_click: Callback<()>,
    /// What it is for.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// An icon before the word.
    #[prop(optional, into)]
    icon: Option<IconRef>,
    /// Whether it cannot be pressed now. It stays focusable, so that nobody loses their place.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a button that stays pressed: whether it is.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
    /// The button itself, where it must be focused.
    #[prop(optional)]
    node_ref: NodeRef<leptos::html::Button>,
    /// The word, or words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class_of(kind, size, "")
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |_| press(disabled, on_click)
            node_ref=node_ref
        >
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            {children()}
        </button>
    }
}

/// A button that is an icon; its label is for those who do not see it, and for whoever rests the pointer on it.
#[component]
pub fn IconButton(
    /// What happens, as a verb.
    #[prop(into)]
    label: Signal<String>,
    /// The icon.
    #[prop(into)]
    icon: IconRef,
    /// What happens when it is pressed.
    #[prop(into)]
    on_click: Callback<()>,
    /// What it is for.
    #[prop(default = ButtonKind::Quiet)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// Whether the icon turns right to left.
    #[prop(optional)]
    mirror: Mirror,
    /// Whether it cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// For a button that stays pressed: whether it is.
    #[prop(optional, into)]
    pressed: Option<Signal<bool>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class_of(kind, size, " button--icon")
            aria-label=move || label.get()
            title=move || label.get()
            aria-disabled=move || disabled.get().then_some("true")
            aria-pressed=move || pressed.map(|pressed| pressed.get().to_string())
            on:click=move |_: ev::MouseEvent| press(disabled, on_click)
        >
            <Icon icon=icon mirror=mirror />
        </button>
    }
}

/// A link that looks like a button: it leads somewhere, and opens in a new tab as links do.
#[component]
pub fn ButtonLink(
    /// Where it leads: a hash of the app, or an address.
    #[prop(into)]
    href: Signal<String>,
    /// What it is for.
    #[prop(optional)]
    kind: ButtonKind,
    /// How tall it is.
    #[prop(optional)]
    size: ControlSize,
    /// An icon before the word.
    #[prop(optional, into)]
    icon: Option<IconRef>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=class_of(kind, size, "") href=move || href.get()>
            {icon.map(|icon| view! { <Icon icon=icon /> })}
            {children()}
        </a>
    }
}

fn press(disabled: Signal<bool>, on_click: Callback<()>) {
    if !disabled.get_untracked() {
        on_click.run(());
    }
}
