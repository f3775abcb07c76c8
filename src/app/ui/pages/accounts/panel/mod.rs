//! One account beside the table: every field of it, in sections.

mod control;
mod figures;
mod free_fields;
mod segment;

use leptos::prelude::*;
use linchpin::exchange::AccountField;
use linchpin::model::AccountId;

use self::control::{ChoiceControl, FieldControl, NotesControl, TagsControl};
use self::figures::Figures;
use self::free_fields::FreeFields;
use self::segment::Segment;
use super::acts::delete_accounts;
use super::table::status_badge;
use super::view::TableView;
use crate::app::i18n::{fmt, t, texts, texts::accounts::panel as words};
use crate::app::state::Topic;
use crate::app::ui::components::{Button, ButtonKind, ControlSize, IconButton, Toasts, element_id, icons};

/// The panel of an account; it closes itself when the account goes.
#[component]
pub fn AccountPanel(
    /// The table it stands beside.
    view: TableView,
    /// The account.
    id: AccountId,
    /// Closes it.
    on_close: Callback<()>,
) -> impl IntoView {
    let store = view.store;
    let title_id = element_id("account");
    let labelled_by = title_id.clone();
    let title = NodeRef::<leptos::html::H2>::new();
    Effect::new(move || {
        // The next Tab leads into the panel, and a screen reader says whose it is.
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let exists = Memo::new(move |_| store.read(Topic::Account(id), |workbook| workbook.accounts.contains(id)));
    Effect::new(move || {
        if !exists.get() {
            on_close.run(());
        }
    });
    let name = move || {
        store.track(Topic::Accounts);
        store.title(id).unwrap_or_default()
    };
    let status = move || {
        store.read(Topic::Account(id), |workbook| workbook.accounts.get(id).map(|account| status_badge(account.status)))
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            on_close.run(());
        }
    };
    view! {
        <aside class="account-panel" aria-labelledby=labelled_by on:keydown=on_key>
            <header class="account-panel__header">
                <div class="grow">
                    <h2 id=title_id class="account-panel__name" tabindex="-1" node_ref=title>
                        <bdi>{name}</bdi>
                    </h2>
                    <div class="row account-panel__facts">{status} {move || standing(view, id)}</div>
                </div>
                <IconButton label=t(texts::common::actions::CLOSE) icon=icons::CLOSE on_click=on_close />
            </header>
            <div class="account-panel__body">{sections(view, id)}</div>
        </aside>
    }
}

fn sections(view: TableView, id: AccountId) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let field = |field: AccountField| view! { <FieldControl store=view.store id=id field=field /> }.into_any();
    let delete = move |()| delete_accounts(view, toasts, vec![id]);
    view! {
        <section class="section">
            <h3>{t(words::CUSTOMER)}</h3>
            <FieldControl store=view.store id=id field=AccountField::Name label=t(texts::accounts::NAME) />
            <div class="account-panel__pair">
                {field(AccountField::Code)} {field(AccountField::CustomerSince)} {field(AccountField::Country)}
                {field(AccountField::City)} {field(AccountField::Sector)}
                <ChoiceControl store=view.store id=id field=AccountField::Ownership /> {field(AccountField::Size)}
            </div>
            {field(AccountField::Technology)} {field(AccountField::OrderPattern)}
            <TagsControl view=view id=id />
        </section>
        <section class="section">
            <h3>{t(words::TEAM)}</h3>
            <div class="account-panel__pair">{field(AccountField::Manager)} {field(AccountField::Sponsor)}</div>
        </section>
        <Segment store=view.store id=id />
        <Figures store=view.store id=id />
        <FreeFields view=view id=id />
        <section class="section">
            <NotesControl store=view.store id=id />
            <div>
                <Button
                    kind=ButtonKind::Danger
                    size=ControlSize::Small
                    icon=icons::DELETE
                    disabled=view.store.read_only()
                    on_click=delete
                >
                    {t(words::DELETE)}
                </Button>
            </div>
        </section>
    }
    .into_any()
}

/// "Total 7.45 · rank 3", once it is scored.
fn standing(view: TableView, id: AccountId) -> Option<AnyView> {
    let (total, rank) = view.store.scoreboard(|board| Some((board.total(id).ok()?.hundredths(), board.rank(id)?)))?;
    let text = words::standing(fmt::hundredths(total), fmt::integer(f64::from(rank)));
    Some(view! { <span class="muted">{text}</span> }.into_any())
}
