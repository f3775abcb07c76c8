//! Toasts: what just happened, and its undoing. They stand in their own row of the frame and cover nothing.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    badge::Tone,
    banner::icon_of,
    button::{ButtonKind, ControlSize, IconButton},
    icon::{Icon, icons},
};
use crate::app::i18n::{t, texts};

/// How long a toast without an action stays. With an action it stays as long as the person is on the page.
const READING_TIME: Duration = Duration::from_secs(8);
/// More would take the room of the work.
const MOST: usize = 3;

/// What a toast can do besides being read.
#[derive(Clone)]
pub struct ToastAction {
    /// What it does: "Undo".
    pub label: String,
    /// Does it; the toast then goes.
    pub on_select: Callback<()>,
}

#[derive(Clone)]
struct Toast {
    id: u32,
    tone: Tone,
    text: String,
    action: Option<ToastAction>,
    kind: ToastKind,
}

/// What a toast speaks of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ToastKind {
    Any,
    /// A change that *Undo* would take back as long as nothing came after it: the revision it led to.
    LastChange(u64),
    /// What was deleted outside the workbook; nothing that is changed inside stands in its way.
    LastDeleted,
}

/// The toasts of the page. Take it from the context: `expect_context::<Toasts>()`.
#[derive(Clone, Copy)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u32>,
    revision: StoredValue<Option<Callback<(), u64>>>,
    // What a toast does outlives the dialog or the row that offered it.
    owner: StoredValue<Owner>,
}

impl Toasts {
    /// No toasts yet. The shell makes it once and provides it.
    pub fn new() -> Self {
        let owner = Owner::current().unwrap_or_default();
        Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
            revision: StoredValue::new(None),
            owner: StoredValue::new(owner),
        }
    }

    /// Says how the revision of the open workbook is read: an *Undo* is offered for the change that led to it.
    pub fn watch(self, revision: Callback<(), u64>) {
        self.revision.set_value(Some(revision));
    }

    /// Takes away an *Undo* that was offered for an earlier revision: it would take back something else than it says.
    pub fn follow(self, revision: u64) {
        let is_over = |toast: &Toast| matches!(toast.kind, ToastKind::LastChange(of) if of != revision);
        if self.list.with_untracked(|list| list.iter().any(is_over)) {
            self.list.update(|list| list.retain(|toast| !is_over(toast)));
        }
    }

    /// Says what happened; goes by itself after a time to read it.
    pub fn tell(self, tone: Tone, text: impl Into<String>) {
        let id = self.push(tone, text.into(), None, ToastKind::Any);
        set_timeout(move || self.dismiss(id), READING_TIME);
    }

    /// Says what happened and offers to undo it (or another action), for as long as the person is on the page.
    pub fn offer(self, tone: Tone, text: impl Into<String>, action: ToastAction) {
        self.push(tone, text.into(), Some(action), ToastKind::Any);
    }

    /// Says what was let go of and offers to have it back, for as long as the person is on the page, though the dialog that
    /// held it has gone.
    pub fn offer_back(self, tone: Tone, text: &str, label: &str, act: impl Fn() + Send + Sync + 'static) {
        let on_select = self.owner.with_value(|owner| owner.with(|| Callback::new(move |()| act())));
        self.offer(tone, text, ToastAction { label: label.to_owned(), on_select });
    }

    /// Says what was just changed and offers *Undo*, until something else is changed.
    pub fn offer_undo(self, tone: Tone, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        let revision = self.revision.get_value().map_or(0, |revision| revision.run(()));
        self.push_undo(tone, text.into(), ToastKind::LastChange(revision), Box::new(undo));
    }

    /// Says what was deleted outside the open workbook and offers to bring it back. Only the last is offered.
    pub fn offer_return(self, tone: Tone, text: impl Into<String>, undo: impl Fn() + Send + Sync + 'static) {
        self.push_undo(tone, text.into(), ToastKind::LastDeleted, Box::new(undo));
    }

    fn push_undo(self, tone: Tone, text: String, kind: ToastKind, undo: Box<dyn Fn() + Send + Sync>) {
        let on_select = self.owner.with_value(|owner| owner.with(|| Callback::new(move |()| undo())));
        self.list.update(|list| list.retain(|toast| toast.kind == ToastKind::Any));
        let label = t(texts::common::actions::UNDO).to_owned();
        self.push(tone, text, Some(ToastAction { label, on_select }), kind);
    }

    /// Takes all toasts away: another page, another workbook.
    pub fn clear(self) {
        self.list.update(Vec::clear);
    }

    fn push(self, tone: Tone, text: String, action: Option<ToastAction>, kind: ToastKind) -> u32 {
        let id = self.next.get_value();
        self.next.set_value(id.wrapping_add(1));
        self.list.update(|list| {
            list.push(Toast { id, tone, text, action, kind });
            let surplus = list.len().saturating_sub(MOST);
            list.drain(..surplus);
        });
        id
    }

    fn dismiss(self, id: u32) {
        // The page may be gone when the time is over.
        self.list.try_update(|list| list.retain(|toast| toast.id != id));
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}

/// The row where toasts stand: one polite live region, there from the start so that it is heard.
#[component]
pub fn ToastRegion(
    /// The toasts.
    toasts: Toasts,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-relevant="additions">
            <For each=move || toasts.list.get() key=|toast| toast.id let:toast>
                {toast_view(toasts, toast)}
            </For>
        </div>
    }
}

fn toast_view(toasts: Toasts, toast: Toast) -> AnyView {
    let id = toast.id;
    let action = toast.action.map(|action| {
        let on_click = move |_| {
            toasts.dismiss(id);
            action.on_select.run(());
        };
        view! {
            <button type="button" class="button button--quiet button--small button--action" on:click=on_click>
                {action.label}
            </button>
        }
    });
    view! {
        <div class=format!("toast toast--{}", toast.tone.class())>
            <span class="toast__icon">
                <Icon icon=icon_of(toast.tone) />
            </span>
            <span class="toast__text">{toast.text}</span>
            {action}
            <IconButton
                label=t(texts::components::CLOSE)
                icon=icons::CLOSE
                kind=ButtonKind::Quiet
                size=ControlSize::Small
                on_click=move |()| toasts.dismiss(id)
            />
        </div>
    }
    .into_any()
}
