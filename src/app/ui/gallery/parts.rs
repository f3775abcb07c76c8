//! Controls, messages and the furniture of pages.

use leptos::prelude::*;

use crate::app::ui::components::{
    Badge, Banner, Button, ButtonKind, Checkbox, Choice, ControlSize, Dialog, EmptyState, FileDrop, GroupFlow,
    HeatLegend, IconButton, LabelKind, Menu, MenuItem, MenuTrigger, Meter, Need, NumberField, RadioGroup, SearchField,
    SegmentedControl, Select, Stat, Switch, TagInput, TextArea, TextField, ToastAction, Toasts, Tone, icons,
};

/// The parts in groups.
#[component]
pub fn PartGallery() -> impl IntoView {
    view! {
        <div class="stack stack--loose">
            <Buttons />
            <Messages />
            <Fields />
            <Choices />
            <Furniture />
        </div>
    }
}

#[component]
fn Buttons() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let open = RwSignal::new(false);
    let undo = move || ToastAction { label: "Undo".into(), on_select: Callback::new(|()| ()) };
    let items = Callback::from(|| {
        vec![
            MenuItem::new("Rename", || ()).icon(icons::EDIT),
            MenuItem::new("Duplicate", || ()).icon(icons::COPY),
            MenuItem::new("Restore", || ()).enabled(false),
            MenuItem::new("Delete", || ()).icon(icons::DELETE).danger(),
        ]
    });
    let footer = move || {
        view! {
            <Button on_click=move |()| open.set(false)>"Cancel"</Button>
            <Button kind=ButtonKind::Primary on_click=move |()| open.set(false)>"Add account"</Button>
        }
    };
    view! {
        <section class="section">
            <h2>"Buttons"</h2>
            <div class="row">
                <Button kind=ButtonKind::Primary icon=icons::ADD on_click=move |()| open.set(true)>"Add account"</Button>
                <Button icon=icons::FILE_UP on_click=move |()| toasts.tell(Tone::Success, "91 accounts imported.")>"Import"</Button>
                <Button kind=ButtonKind::Quiet icon=icons::FILTER on_click=|()| ()>"Filter"</Button>
                <Button
                    kind=ButtonKind::Danger
                    icon=icons::DELETE
                    on_click=move |()| toasts.offer(Tone::Neutral, "Ernst Handel deleted.", undo())
                >
                    "Delete"
                </Button>
                <Button disabled=true on_click=|()| ()>"Not now"</Button>
                <Button size=ControlSize::Small on_click=|()| ()>"Small"</Button>
                <IconButton label="Columns" icon=icons::COLUMNS on_click=|()| () />
                <Menu label="Actions" items=items />
                <Menu label="Actions" items=items trigger=MenuTrigger::Text kind=ButtonKind::Secondary />
            </div>
            <Dialog title="Add an account" open=open on_close=move |_| open.set(false) footer=footer>
                <div class="stack">
                    <TextField label="Name" value="" />
                    <TextArea label="Notes" value="" need=Need::Optional help="What everyone should know." />
                </div>
            </Dialog>
        </section>
    }
}

#[component]
fn Messages() -> impl IntoView {
    view! {
        <section class="section">
            <h2>"Messages"</h2>
            <Banner title="Recommended: 3 to 5 criteria.">"You have seven; the weights of the last four change little."</Banner>
            <Banner tone=Tone::Success title="Imported.">"91 accounts, revenue 1,265,793.04 in total."</Banner>
            <Banner
                tone=Tone::Warning
                title="Mostly revenue."
                actions=|| view! { <Button size=ControlSize::Small on_click=|()| ()>"Open criteria"</Button> }
            >
                "Revenue-like criteria carry 62% of the weight."
            </Banner>
            <Banner tone=Tone::Danger title="Not saved." on_close=|()| ()>
                "The browser's storage is full. Export the workbook now; nothing is lost while this page stays open."
            </Banner>
            <div class="row">
                <Badge>"Regular"</Badge>
                <Badge tone=Tone::Accent icon=icons::STAR>"Key"</Badge>
                <Badge tone=Tone::Success icon=icons::CHECK>"Met"</Badge>
                <Badge tone=Tone::Warning icon=icons::WARNING>"Watch"</Badge>
                <Badge tone=Tone::Danger icon=icons::ALERT>"Overdue"</Badge>
            </div>
        </section>
    }
}

#[component]
fn Fields() -> impl IntoView {
    let search = RwSignal::new(String::new());
    let tags = RwSignal::new(vec!["Export".to_owned(), "Beverages".to_owned()]);
    let choice = RwSignal::new("b".to_owned());
    let choices = vec![Choice::new("a", "Austria"), Choice::new("b", "Brazil"), Choice::new("c", "Canada")];
    view! {
        <section class="section">
            <h2>"Fields"</h2>
            <SearchField label="Search accounts" value=search on_input=move |text| search.set(text) />
            <div class="grid">
                <TextField label="Name" value="Ernst Handel" />
                <TextField label="City" value="" need=Need::Optional placeholder="Graz" />
                <NumberField label="Revenue 1998" value="104,874.98" unit="EUR" help="Net, without tax." />
                <NumberField
                    label="Weight"
                    value="12o"
                    unit="points"
                    error="“12o” is not a number. Write digits, for example 120."
                />
                <Select label="Country" choices=choices value=choice on_change=move |key| choice.set(key) />
                <TagInput label="Tags" tags=tags on_change=move |list| tags.set(list) />
                <TextArea label="Notes" value="Buys before the season." />
                <TextField label="Id" value="ERNSH" read_only=true />
            </div>
        </section>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let on = RwSignal::new(true);
    let choice = RwSignal::new("equal".to_owned());
    let choices =
        vec![Choice::new("equal", "Equal"), Choice::new("points", "Points"), Choice::new("hundred", "100 points")];
    let many = choices.clone();
    view! {
        <section class="section">
            <h2>"Choices"</h2>
            <div class="row row--loose">
                <Checkbox label="Only unscored" checked=on on_change=move |is| on.set(is) />
                <Checkbox label="Some" checked=false mixed=true on_change=|_| () />
                <Checkbox label="Hidden" checked=true label_kind=LabelKind::Hidden on_change=|_| () />
                <Switch label="Compact rows" checked=on on_change=move |is| on.set(is) />
                <SegmentedControl label="Weights" choices=choices value=choice on_change=move |key| choice.set(key) />
            </div>
            <RadioGroup label="How weights are set" choices=many value=choice on_change=move |key| choice.set(key) flow=GroupFlow::Row />
            <HeatLegend low="weak" high="strong" />
        </section>
    }
}

#[component]
fn Furniture() -> impl IntoView {
    view! {
        <section class="section">
            <h2>"Furniture"</h2>
            <div class="stats">
                <Stat label="Accounts" value="91" />
                <Stat label="Revenue 1998" value="440,623.87 EUR" note="+4.2% to 1997" />
                <Stat label="Top 5 share" value="31.4%" note="of revenue" />
                <Stat label="Scored" value="68%" note="309 of 455 cells" />
            </div>
            <Meter label="Space used" share=0.24 text="1.2 of 5 MB" />
            <Meter label="Space used" share=0.92 text="4.6 of 5 MB" tone=Tone::Warning />
            <div class="split split--even">
                <div class="card">
                    <EmptyState icon=icons::ACCOUNTS title="No accounts yet" text="Bring in a list from a spreadsheet, or add the first one by hand.">
                        <Button kind=ButtonKind::Primary icon=icons::PASTE on_click=|()| ()>"Paste a table"</Button>
                        <Button icon=icons::ADD on_click=|()| ()>"Add one"</Button>
                    </EmptyState>
                </div>
                <FileDrop label="Choose a file" note="or drop it here · JSON or CSV" accept=".json,.csv" on_files=|_| () />
            </div>
        </section>
    }
}
