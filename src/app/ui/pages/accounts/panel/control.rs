//! The controls of one account's fields. What is typed is taken on Enter or on leaving; what is wrong stays as typed,
//! also where the page is left with it.

use leptos::prelude::*;
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::exchange::AccountField;
use linchpin::model::AccountId;

use super::super::columns::{Column, field_label};
use super::super::view::TableView;
use super::super::words::{commit, options, parse_edit, refusal, shared_code, shared_name, typed_text};
use crate::app::i18n::{t, texts};
use crate::app::state::{Store, Topic};
use crate::app::ui::components::{ColumnKind, LabelKind, NumberField, Select, TagInput, TextArea, TextField};
use crate::app::ui::unsaved::{Part, Unsaved};

/// A field of one line.
#[component]
pub fn FieldControl(
    store: Store,
    id: AccountId,
    field: AccountField,
    /// Another label than the field's name.
    #[prop(optional, into)]
    label: Option<String>,
    /// Whether the label is seen.
    #[prop(optional)]
    label_kind: LabelKind,
) -> impl IntoView {
    let entry = Entry::of(store, id, &field);
    let label = label.unwrap_or_else(|| field_label(&field));
    let kind = Column::Field(field.clone()).kind();
    let note_of: Option<fn(Store, AccountId) -> Option<String>> = match field {
        AccountField::Code => Some(shared_code),
        AccountField::Name => Some(shared_name),
        _ => None,
    };
    let note = RwSignal::new(note_of.and_then(|note| note(store, id)));
    let on_change = move |typed: String| {
        entry.take(store, id, &field, typed);
        if let Some(note_of) = note_of {
            note.set(note_of(store, id));
        }
    };
    let read_only = store.read_only();
    let control = match kind {
        ColumnKind::Number => view! {
            <NumberField
                label=label
                label_kind=label_kind
                value=entry.value
                error=entry.error
                read_only=read_only
                on_change=on_change
            />
        }
        .into_any(),
        ColumnKind::Text => view! {
            <TextField
                label=label
                label_kind=label_kind
                value=entry.value
                help=note
                error=entry.error
                read_only=read_only
                on_change=on_change
            />
        }
        .into_any(),
    };
    view! { <div class="account-panel__entry">{control} {entry.unsaved.note()}</div> }
}

/// What stands in a field: the record's, or what was typed and refused, which outlives the panel and the page.
#[derive(Clone, Copy)]
struct Entry {
    value: Signal<String>,
    refused: RwSignal<Option<String>>,
    error: RwSignal<Option<String>>,
    unsaved: Unsaved,
}

impl Entry {
    fn of(store: Store, id: AccountId, field: &AccountField) -> Self {
        let kept = value_signal(store, id, field.clone());
        let refused = RwSignal::new(None::<String>);
        let error = RwSignal::new(None::<String>);
        let value = Signal::derive(move || refused.get().unwrap_or_else(|| kept.get()));
        let own = field.clone();
        let put = move |text: String| {
            let currency = store.peek(|workbook| workbook.meta.currency);
            let text = Some(text).filter(|text| !text.is_empty());
            error.set(text.as_ref().and_then(|text| parse_edit(&own, text, currency).err()));
            refused.set(text);
        };
        let part = Part::of("typed", move || refused.get().unwrap_or_default(), put);
        let unsaved = Unsaved::of("account-field", vec![part]);
        unsaved.begin(store.id(), &format!("{id}/{}", Column::Field(field.clone()).key()));
        Self { value, refused, error, unsaved }
    }

    fn take(self, store: Store, id: AccountId, field: &AccountField, typed: String) {
        match commit(store, id, field, &typed) {
            Ok(()) => {
                self.error.set(None);
                if self.refused.with_untracked(Option::is_some) {
                    self.refused.set(None);
                    self.unsaved.done();
                }
            }
            Err(problem) => {
                self.refused.set(Some(typed));
                self.error.set(Some(problem));
            }
        }
    }
}

/// The notes.
#[component]
pub fn NotesControl(store: Store, id: AccountId) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let value = value_signal(store, id, AccountField::Notes);
    let on_change = move |typed: String| error.set(commit(store, id, &AccountField::Notes, &typed).err());
    view! {
        <TextArea
            label=t(texts::common::fields::NOTES)
            value=value
            error=error
            read_only=store.read_only()
            rows=4
            on_change=on_change
        />
    }
}

/// A field of a few choices.
#[component]
pub fn ChoiceControl(store: Store, id: AccountId, field: AccountField) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let choices = options(&field).unwrap_or_default();
    let shown = value_signal(store, id, field.clone());
    let known = choices.clone();
    let value = Signal::derive(move || {
        let shown = shown.get();
        known.iter().find(|choice| choice.label == shown).map(|choice| choice.key.clone()).unwrap_or_default()
    });
    let label = field_label(&field);
    let on_change = move |typed: String| error.set(commit(store, id, &field, &typed).err());
    view! {
        <Select
            label=label
            choices=choices
            value=value
            error=error
            disabled=store.read_only()
            on_change=on_change
        />
    }
}

/// The tags, with those of other accounts offered.
#[component]
pub fn TagsControl(view: TableView, id: AccountId) -> impl IntoView {
    let store = view.store;
    let error = RwSignal::new(None::<String>);
    let tags = Signal::derive(move || {
        store.read(Topic::Account(id), |workbook| {
            workbook.accounts.get(id).map(|account| account.tags.iter().cloned().collect()).unwrap_or_default()
        })
    });
    let known = Signal::derive(move || {
        store.read(Topic::Accounts, |workbook| {
            let tags = workbook.accounts.iter().flat_map(|account| account.tags.iter().cloned());
            tags.collect::<std::collections::BTreeSet<String>>().into_iter().collect::<Vec<_>>()
        })
    });
    let on_change = move |tags: Vec<String>| {
        let command = AccountCommand::Edit { account: id, edits: vec![AccountEdit::Tags(tags)] };
        error.set(store.dispatch(Command::Account(command)).err().map(|refused| refusal(&refused)));
    };
    view! {
        <TagInput label=t(texts::common::fields::TAGS) tags=tags suggestions=known error=error on_change=on_change />
    }
}

fn value_signal(store: Store, id: AccountId, field: AccountField) -> Signal<String> {
    // A memo, so that an edit of another field does not write over what is being typed here.
    let value = Memo::new(move |_| {
        store.read(Topic::Account(id), |workbook| {
            let account = workbook.accounts.get(id);
            account.map(|account| typed_text(field.of(account), workbook.meta.currency)).unwrap_or_default()
        })
    });
    value.into()
}
