//! What a key account is for this team (S-12), over the matrix.

use leptos::{html, prelude::*};
use linchpin::command::{Command, MetaEdit};

use super::board::Board;
use crate::app::i18n::{t, texts};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, ControlSize, IconButton, LabelKind, TextArea, icons};
use crate::app::ui::words::refusal;

/// The definition, and its editing in place.
#[component]
pub fn Definition(
    /// The matrix.
    board: Board,
) -> impl IntoView {
    let store = board.store;
    let definition = Memo::new(move |_| store.read(Topic::Meta, |workbook| workbook.meta.definition.clone()));
    let is_open = RwSignal::new(false);
    let text = move || {
        let definition = definition.get();
        let is_empty = definition.is_empty();
        let shown = if is_empty { t(texts::matrix::NO_DEFINITION).to_owned() } else { definition };
        view! { <span class="matrix-definition__text" class:muted=is_empty dir="auto">{shown}</span> }
    };
    let closed = move || {
        view! {
            <div class="matrix-definition">
                <strong>{t(texts::common::terms::KEY_ACCOUNT)}</strong>
                {text}
                {move || {
                    (!store.read_only().get()).then(|| {
                        view! {
                            <IconButton
                                label=t(texts::matrix::EDIT_DEFINITION)
                                icon=icons::EDIT
                                size=ControlSize::Small
                                on_click=move |()| is_open.set(true)
                            />
                        }
                    })
                }}
            </div>
        }
        .into_any()
    };
    move || {
        if is_open.get() {
            view! { <Editor board=board definition=definition is_open=is_open /> }.into_any()
        } else {
            closed()
        }
    }
}

#[component]
fn Editor(board: Board, definition: Memo<String>, is_open: RwSignal<bool>) -> impl IntoView {
    let area = NodeRef::<html::Textarea>::new();
    let problem = RwSignal::new(None::<String>);
    Effect::new(move || {
        if let Some(area) = area.get() {
            let _ = area.focus();
        }
    });
    let keep = move |typed: String| {
        let edit = Command::Meta(vec![MetaEdit::Definition(typed)]);
        problem.set(board.store.dispatch(edit).err().map(|refused| refusal(&refused)));
    };
    view! {
        <div class="matrix-definition matrix-definition--open">
            <TextArea
                label=t(texts::common::fields::DEFINITION)
                label_kind=LabelKind::Shown
                help=t(texts::matrix::DEFINITION_HELP)
                error=problem
                rows=2
                value=definition
                on_change=keep
                node_ref=area
            />
            <Button kind=ButtonKind::Primary size=ControlSize::Small on_click=move |()| is_open.set(problem.with_untracked(Option::is_some))>
                {t(texts::common::actions::DONE)}
            </Button>
        </div>
    }
}
