//! Tables: a short one and one of ten thousand rows.

use leptos::prelude::*;

use crate::app::{
    i18n::fmt,
    ui::components::{
        ColumnKind, ColumnWidth, Menu, MenuItem, RowWindow, SortHeader, Sorting, VirtualRows, button::ControlSize,
        icons,
    },
};

/// Ten thousand rows.
#[component]
pub fn TableGallery() -> impl IntoView {
    let window = RowWindow::new();
    let columns = vec![
        ColumnWidth::Grow(220),
        ColumnWidth::Fixed(72),
        ColumnWidth::Fixed(72),
        ColumnWidth::Fixed(72),
        ColumnWidth::Fixed(120),
        ColumnWidth::Fixed(72),
    ];
    let head = || {
        view! {
            <SortHeader label="Account" sorting=Sorting::None on_sort=|()| () />
            <th scope="col" class="cell--center">"Growth"</th>
            <th scope="col" class="cell--center">"Fit"</th>
            <th scope="col" class="cell--center">"Margin"</th>
            <SortHeader label="Revenue" unit="EUR" sorting=Sorting::Descending kind=ColumnKind::Number on_sort=|()| () />
            <th scope="col"></th>
        }
    };
    let row = |index: Signal<usize>| {
        let score = move |salt: usize| {
            let score = Signal::derive(move || (index.get() * 7 + salt * 3) % 11);
            view! {
                <td class=move || match score.get() {
                    0 => "cell--center heat heat--missing".to_owned(),
                    score => format!("cell--center heat heat--{score}"),
                }>
                    {move || match score.get() {
                        0 => "–".to_owned(),
                        score => fmt::integer(score as f64),
                    }}
                </td>
            }
        };
        let items = Callback::from(|| {
            vec![MenuItem::new("Rename", || ()), MenuItem::new("Delete", || ()).icon(icons::DELETE).danger()]
        });
        view! {
            <th scope="row">{move || format!("Account {}", fmt::integer((index.get() + 1) as f64))}</th>
            {score(1)}
            {score(2)}
            {score(3)}
            <td class="cell--number">{move || fmt::decimal(120_000.0 - index.get() as f64 * 11.5, 2, 2)}</td>
            <td class="cell--number">
                <span class="row-actions">
                    <Menu label="Actions" items=items size=ControlSize::Small />
                </span>
            </td>
        }
        .into_any()
    };
    view! {
        <div class="card" style:block-size="520px" style:padding="0">
            <VirtualRows label="Accounts" window=window count=10_000 columns=columns head=head row=row />
        </div>
    }
}
