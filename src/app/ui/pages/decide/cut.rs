//! The size of the list, what is to be said of it, and how sure the cut is (S-10, R-4).

use leptos::prelude::*;
use linchpin::analysis::guard::{ListWarning, Outside, RARELY_SO_MANY, list_warnings};
use linchpin::analysis::keylist::{Cut, Gap, propose};
use linchpin::command::{Command, DecisionCommand, MetaEdit};
use linchpin::exchange::number::{NumberStyle, parse_scaled};
use linchpin::model::{KeyListPreset, Status, Workbook};

use crate::app::i18n::{Named, fmt, t, texts::decide as words};
use crate::app::platform::{clock, random};
use crate::app::state::{Store, Topic, use_prefs};
use crate::app::ui::components::{Badge, Button, Choice, NumberField, Select, Toasts, Tone, icons};
use crate::app::ui::no_weight::is_weightless;
use crate::app::ui::words::refusal;

/// How many places the list has; follows the settings.
pub fn places(store: Store) -> usize {
    usize::from(store.read(Topic::Meta, |workbook| workbook.meta.top_n))
}

/// Preset, number of places, warnings and the verdict on the cut.
#[component]
pub fn CutBar(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let error = RwSignal::new(None::<String>);
    let send = move |edits| error.set(store.dispatch(Command::Meta(edits)).err().map(|refused| refusal(&refused)));
    let choose = Callback::new(move |key: String| {
        if let Some(preset) = KeyListPreset::ALL.into_iter().find(|preset| key_of(*preset) == key) {
            let now = store.peek(|workbook| workbook.meta.top_n);
            // A preset brings its own number only when the present one lies outside it.
            let top_n = preset.range().map_or(now, |(fewest, most)| now.clamp(fewest, most));
            send(vec![MetaEdit::Preset(preset), MetaEdit::TopN(top_n)]);
        }
    });
    let size = Callback::new(move |typed: String| {
        let typed = parse_scaled(&typed, Some(NumberStyle::DecimalPoint), 0).ok();
        match typed.and_then(|number| u16::try_from(number).ok()).filter(|number| (1..=1000).contains(number)) {
            Some(number) => send(vec![MetaEdit::TopN(number)]),
            None => error.set(Some(t(words::list::SIZE_ERROR).to_owned())),
        }
    });
    let choices = KeyListPreset::ALL.map(|preset| Choice::new(key_of(preset), t(preset.text()))).to_vec();
    view! {
        <div class="cut-bar">
            <Select
                label=t(words::list::PRESET)
                choices=choices
                value=Signal::derive(move || {
                    store.read(Topic::Meta, |workbook| key_of(workbook.meta.preset)).to_owned()
                })
                on_change=choose
                disabled=store.read_only()
            />
            <NumberField
                label=t(words::list::SIZE)
                value=Signal::derive(move || fmt::integer(places(store) as f64))
                on_change=size
                error=error
                read_only=store.read_only()
            />
            <div class="cut-bar__said" aria-live="polite">
                <Verdict store=store />
                <Warnings store=store />
            </div>
        </div>
    }
}

const fn key_of(preset: KeyListPreset) -> &'static str {
    match preset {
        KeyListPreset::Pilot => "pilot",
        KeyListPreset::First => "first",
        KeyListPreset::Mature => "mature",
        KeyListPreset::Own => "own",
    }
}

#[component]
fn Verdict(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let cut = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| propose(board, places).cut)
    });
    let is_weightless = is_weightless(store);
    move || {
        let cut = cut.get();
        // Why there is no ranking then stands above.
        if cut == Cut::NobodyIn && is_weightless.get() {
            return ().into_any();
        }
        let (tone, text) = match cut {
            Cut::NobodyIn => (Tone::Neutral, t(words::cut::NONE).to_owned()),
            Cut::NobodyOut => (Tone::Neutral, t(words::cut::EVERYONE).to_owned()),
            Cut::Clear(gap) => (Tone::Success, said(gap, words::cut::clear)),
            Cut::Close(gap) => (Tone::Warning, said(gap, words::cut::close)),
            Cut::Tied { accounts, places } => (Tone::Warning, words::cut::tied(accounts, fmt::integer(places as f64))),
        };
        let icon = match tone {
            Tone::Success => icons::SUCCESS,
            Tone::Warning => icons::WARNING,
            _ => icons::INFO,
        };
        view! { <Badge tone=tone icon=icon>{text}</Badge> }.into_any()
    }
}

fn said(gap: Gap, say: fn(String, String) -> String) -> String {
    say(fmt::decimal(gap.points, 2, 2), fmt::percent(gap.relative, 1))
}

#[component]
fn Warnings(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let warnings = Memo::new(move |_| {
        store.track(Topic::Accounts);
        store.read(Topic::Meta, list_warnings)
    });
    move || {
        let one = |warning| view! { <Badge tone=Tone::Warning icon=icons::WARNING>{warning_text(&warning)}</Badge> };
        warnings.get().into_iter().map(one).collect_view()
    }
}

fn warning_text(warning: &ListWarning) -> String {
    let number = |number: usize| fmt::integer(number as f64);
    let outside = |it: &Outside| (it.count, number(it.fewest), number(it.most), t(it.preset.text()));
    match warning {
        ListWarning::ProposalOutsidePreset(it) => {
            let (count, fewest, most, preset) = outside(it);
            words::warnings::proposed(count, fewest, most, preset)
        }
        ListWarning::KeyAccountsOutsidePreset(it) => {
            let (count, fewest, most, preset) = outside(it);
            words::warnings::decided(count, preset, fewest, most)
        }
        ListWarning::LongerThanAccounts { places, accounts } => {
            words::warnings::more_than_accounts(*accounts, number(*places))
        }
        _ => words::warnings::rare(number(RARELY_SO_MANY)),
    }
}

/// Makes the sure members of the proposal candidates, where they are neither key nor candidates.
#[component]
pub fn TopButton(
    /// The open workbook.
    store: Store,
) -> impl IntoView {
    let toasts: Toasts = expect_context();
    let prefs = use_prefs();
    // As many as there are to be taken: fewer than places where accounts are few, or share the last one.
    let members = Memo::new(move |_| {
        let places = places(store);
        store.scoreboard(|board| propose(board, places).top.members)
    });
    let click = Callback::new(move |()| {
        let members = members.get_untracked();
        let top = members.len();
        let open = |workbook: &Workbook, status: &[Status]| {
            let has = |id| workbook.accounts.get(id).is_some_and(|account| status.contains(&account.status));
            members.iter().copied().filter(|id| has(*id)).map(|id| (id, random::new_id())).collect::<Vec<_>>()
        };
        let accounts = store.peek(|workbook| open(workbook, &[Status::Regular, Status::Watch]));
        if accounts.is_empty() {
            return toasts.tell(Tone::Neutral, t(words::top::NONE));
        }
        let count = accounts.len();
        let done = store.dispatch(Command::Decision(DecisionCommand::SetStatus {
            accounts,
            to: Status::Candidate,
            reason: if top == 1 {
                t(words::top::REASON_ONE).to_owned()
            } else {
                words::top::reason(fmt::integer(top as f64))
            },
            by: untrack(|| prefs.person()),
            at: clock::now(),
        }));
        match done {
            Ok(()) => toasts.tell(Tone::Success, words::top::done(count)),
            Err(refused) => toasts.tell(Tone::Warning, refusal(&refused)),
        }
    });
    let read_only = store.read_only();
    let disabled = Signal::derive(move || read_only.get() || members.with(Vec::is_empty));
    let label = move || match members.with(Vec::len) {
        0 => words::top::button(fmt::integer(places(store) as f64)),
        1 => t(words::top::BUTTON_ONE).to_owned(),
        count => words::top::button(fmt::integer(count as f64)),
    };
    view! {
        <Button on_click=click disabled=disabled>
            {label}
        </Button>
    }
}
