//! Three years ahead: where an account is to stand in the portfolio matrix, by number (G-4).

use leptos::prelude::*;
use linchpin::analysis::portfolio::{Placed, Portfolio, quadrant_of};
use linchpin::command::{AccountCommand, AccountEdit, Command};
use linchpin::model::{Account, AccountId, FuturePosition, Titles, Workbook};

use super::View;
pub use crate::app::i18n::texts::segments::future as words;
use crate::app::i18n::{Named, errors, fmt, t, texts::common::actions, texts::common::terms};
use crate::app::state::{Store, Topic};
use crate::app::ui::charts::HeadMove;
use crate::app::ui::components::{Button, ButtonKind, Choice, ControlSize, NumberField, Select, Toasts, Tone};
use crate::app::ui::offer::offer_undo;
use crate::app::ui::unsaved::{Part, Unsaved};
use crate::app::ui::words::refusal;

/// A coordinate in hundredths as it is read.
pub fn shown(hundredths: u16) -> String {
    fmt::decimal(f64::from(hundredths) / 100.0, 0, 2)
}

/// An account whose arrow is held, and where its head is.
pub type Held = (AccountId, FuturePosition);

/// What moving an arrow's head does: it is shown where it is held, and kept as one change when it is let go.
pub fn moves(store: Store, toasts: Toasts, held: RwSignal<Option<Held>>) -> Callback<HeadMove> {
    Callback::new(move |happens| match happens {
        HeadMove::To(id, along, up) => {
            let position = FuturePosition::new(hundredths(up), hundredths(along));
            held.set(id.parse().ok().zip(position));
        }
        HeadMove::Back => held.set(None),
        HeadMove::Keep => {
            let Some((id, position)) = held.get_untracked() else { return };
            let before = store.peek(|workbook| workbook.accounts.get(id).and_then(|account| account.future));
            if before != Some(position) {
                set(store, toasts, id, Some(position));
            }
            held.set(None);
        }
    })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 100 and 1000")]
fn hundredths(value: f64) -> u16 {
    (value.clamp(1.0, 10.0) * 100.0).round() as u16
}

/// What is typed for one account.
#[derive(Clone, Copy)]
struct Draft {
    account: RwSignal<Option<AccountId>>,
    attractiveness: RwSignal<String>,
    strength: RwSignal<String>,
    errors: [RwSignal<Option<String>>; 2],
    unsaved: Unsaved,
}

impl Draft {
    /// Begins with where the account is to stand, or else with where it stands now.
    fn take_up(self, store: Store, found: Memo<Portfolio>, id: Option<AccountId>) {
        self.account.set(id);
        self.errors.iter().for_each(|error| error.set(None));
        let set = id.and_then(|id| store.peek(|workbook| workbook.accounts.get(id).and_then(|account| account.future)));
        let now = id.and_then(|id| found.with_untracked(|found| placed(found, id).copied()));
        let (up, along) = match (set, now) {
            (Some(future), _) => (shown(future.attractiveness()), shown(future.strength())),
            (None, Some(now)) => (fmt::decimal(now.attractiveness, 0, 1), fmt::decimal(now.strength, 0, 1)),
            (None, None) => Default::default(),
        };
        self.attractiveness.set(up);
        self.strength.set(along);
        if let Some(id) = id {
            self.unsaved.begin(store.id(), &id.to_string());
        }
    }
}

fn placed(found: &Portfolio, id: AccountId) -> Option<&Placed> {
    found.placed.binary_search_by_key(&id, |placed| placed.account).ok().map(|place| &found.placed[place])
}

/// The form for one account, and all accounts that have a second position.
#[component]
pub fn Future(
    /// What is shown.
    view: View,
    /// The portfolio now.
    found: Memo<Portfolio>,
) -> impl IntoView {
    let store = view.store;
    let toasts: Toasts = expect_context();
    let (attractiveness, strength) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let parts = vec![Part::text("attractiveness", attractiveness), Part::text("strength", strength)];
    let draft = Draft {
        account: RwSignal::new(None),
        attractiveness,
        strength,
        errors: [RwSignal::new(None), RwSignal::new(None)],
        unsaved: Unsaved::of("future", parts),
    };
    let choices = Signal::derive(move || store.read(Topic::Accounts, account_choices));
    let choose = Callback::new(move |key: String| draft.take_up(store, found, key.parse().ok()));
    let save = Callback::new(move |()| save(store, toasts, draft));
    view! {
        <h3>{t(words::TITLE)}</h3>
        <p class="note">{t(words::PURPOSE)}</p>
        {draft.unsaved.note()}
        <div class="future-form">
            <Select
                label=t(terms::ACCOUNT)
                choices=choices
                value=Signal::derive(move || draft.account.get().map(|id| id.to_string()).unwrap_or_default())
                on_change=choose
                disabled=store.read_only()
            />
            {move || {
                draft
                    .account
                    .get()
                    .map(|_| {
                        view! {
                            <NumberField
                                label=t(words::ATTRACTIVENESS)
                                value=draft.attractiveness
                                on_input=Callback::new(move |typed| draft.attractiveness.set(typed))
                                error=draft.errors[0]
                            />
                            <NumberField
                                label=t(words::STRENGTH)
                                value=draft.strength
                                on_input=Callback::new(move |typed| draft.strength.set(typed))
                                error=draft.errors[1]
                            />
                            <Button kind=ButtonKind::Primary on_click=save disabled=store.read_only()>
                                {t(words::SAVE)}
                            </Button>
                        }
                    })
            }}
        </div>
        {move || list(store, toasts, found, draft)}
    }
}

fn account_choices(workbook: &Workbook) -> Vec<Choice> {
    let accounts: Vec<&Account> = workbook.accounts.iter().collect();
    let names: Vec<&str> = accounts.iter().map(|account| account.name.as_str()).collect();
    let none = Choice::new("", t(words::CHOOSE));
    let titles = Titles::of(workbook);
    let choice = |account: &Account| Choice::new(account.id.to_string(), titles.title(account));
    let all = fmt::order(&names).into_iter().map(|place| choice(accounts[place]));
    std::iter::once(none).chain(all).collect()
}

fn save(store: Store, toasts: Toasts, draft: Draft) {
    let Some(id) = draft.account.get_untracked() else { return };
    let typed = [draft.attractiveness.get_untracked(), draft.strength.get_untracked()];
    let read = [coordinate(&typed[0]), coordinate(&typed[1])];
    for (error, read) in draft.errors.iter().zip(&read) {
        error.set(read.as_ref().err().cloned());
    }
    let [Ok(attractiveness), Ok(strength)] = read else { return };
    if set(store, toasts, id, FuturePosition::new(attractiveness, strength)) {
        draft.unsaved.done();
    }
}

fn coordinate(typed: &str) -> Result<u16, String> {
    let hundredths = errors::parse_number(typed, 2)?;
    u16::try_from(hundredths)
        .ok()
        .filter(|it| (100..=1000).contains(it))
        .ok_or_else(|| t(words::OUT_OF_RANGE).to_owned())
}

fn set(store: Store, toasts: Toasts, id: AccountId, future: Option<FuturePosition>) -> bool {
    let name = store.title(id).unwrap_or_default();
    let command = AccountCommand::Edit { account: id, edits: vec![AccountEdit::Future(future)] };
    let said = match future {
        Some(future) => words::saved(name, shown(future.attractiveness()), shown(future.strength())),
        None => words::removed(name),
    };
    let done = store.dispatch(Command::Account(command));
    let is_done = done.is_ok();
    match done {
        Ok(()) => offer_undo(store, toasts, said),
        Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
    }
    is_done
}

/// The accounts with a second position: from where to where, and from which quadrant to which.
fn list(store: Store, toasts: Toasts, found: Memo<Portfolio>, draft: Draft) -> Option<AnyView> {
    let set: Vec<(AccountId, String, FuturePosition)> = store.read(Topic::Accounts, |workbook| {
        let titles = store.titles();
        let of = |account: &Account| Some((account.id, titles.title(account), account.future?));
        workbook.accounts.iter().filter_map(of).collect()
    });
    if set.is_empty() {
        return None;
    }
    let cut = store.read(Topic::Meta, |workbook| workbook.meta.cut);
    let row = |(id, name, future): (AccountId, String, FuturePosition)| {
        let now = found.with(|found| placed(found, id).copied());
        let from = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| fmt::decimal(value, 0, 2));
        let quadrant = now.map_or("–", |now| t(now.quadrant.text()));
        let edit = move |()| draft.take_up(store, found, Some(id));
        let remove = move |()| {
            let _ = self::set(store, toasts, id, None);
        };
        let moves = |before: String, after: String| words::moves(before, after);
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td>{moves(from(now.map(|it| it.attractiveness)), shown(future.attractiveness()))}</td>
                <td>{moves(from(now.map(|it| it.strength)), shown(future.strength()))}</td>
                <td>{moves(quadrant.to_owned(), t(quadrant_of(cut, future).text()).to_owned())}</td>
                <td class="cell--shrink">
                    <Button size=ControlSize::Small kind=ButtonKind::Quiet on_click=edit disabled=store.read_only()>
                        {t(actions::EDIT)}
                    </Button>
                    <Button size=ControlSize::Small kind=ButtonKind::Quiet on_click=remove disabled=store.read_only()>
                        {t(words::REMOVE)}
                    </Button>
                </td>
            </tr>
        }
    };
    Some(
        view! {
            <div class="table-scroll table-scroll--framed" tabindex="0" role="region" aria-label=t(words::TITLE)>
                <table class="table" aria-label=t(words::TITLE)>
                    <thead>
                        <tr>
                            <th scope="col">{t(terms::ACCOUNT)}</th>
                            <th scope="col">{t(words::MOVES_UP)}</th>
                            <th scope="col">{t(words::MOVES_ALONG)}</th>
                            <th scope="col">{t(words::MOVES_QUADRANT)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{set.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
