//! The card around a chart: what it is, what is seen in it, the picture, what is pointed at, its numbers as a table.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

use super::{
    drawing::scene::Shape,
    marks,
    render::render,
    save,
    table::{ChartTable, TableData},
};
use crate::app::{
    i18n::{t, texts},
    ui::components::{ControlSize, IconButton, Menu, MenuItem, element_id, icons},
};

/// Narrower than this a chart scrolls nothing and shows little: it is drawn so wide and scaled down.
const LEAST_WIDTH: f64 = 280.0;

/// A chart in its frame. The picture is drawn anew when its numbers or its width change.
#[component]
pub fn ChartCard(
    /// What it is: "Revenue by account, 1998".
    #[prop(into)]
    title: Signal<String>,
    /// What is seen: "24 of 91 accounts make 80% of the revenue."
    #[prop(into)]
    seen: Signal<String>,
    /// Draws the picture for a width in px; what it reads, it follows.
    #[prop(into)]
    draw: Callback<f64, Shape>,
    /// The same numbers as a table, made when asked for.
    #[prop(into)]
    table: Callback<(), TableData>,
    /// The name of a saved picture, without its ending.
    #[prop(into)]
    file_name: Signal<String>,
    /// Opens what a mark stands for.
    #[prop(optional_no_strip)]
    on_open: Option<Callback<String>>,
) -> impl IntoView {
    let title_id = element_id("chart");
    let seen_id = format!("{title_id}-seen");
    let body = NodeRef::<html::Div>::new();
    let shown = RwSignal::new(false);
    let pointed = RwSignal::new(None::<String>);
    let width = watch_width(body);
    let (labelled, described) = (title_id.clone(), seen_id.clone());
    Effect::new(move || {
        let Some(body) = body.get() else { return };
        let width = width.get();
        if width > 0.0 {
            let picture = draw.run(width.max(LEAST_WIDTH)).set("role", "group");
            let picture = picture.set("aria-labelledby", labelled.as_str()).set("aria-describedby", described.as_str());
            replace(&body, &picture, on_open.is_some());
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let Some(body) = body.get_untracked() else { return };
        let opened = matches!(event.key().as_str(), "Enter" | " ").then(|| marks::mark_of(&event)).flatten();
        if let (Some(id), Some(on_open)) = (opened.as_ref().and_then(marks::id_of), on_open) {
            on_open.run(id);
        } else if let Some(place) = marks::step(&event, &body) {
            marks::focus(&body, place);
        } else {
            return;
        }
        event.prevent_default();
    };
    let on_click = move |event: ev::MouseEvent| {
        let id = marks::mark_of(&event).as_ref().and_then(marks::id_of);
        if let (Some(id), Some(on_open)) = (id, on_open) {
            on_open.run(id);
        }
    };
    let point = move |event: &web_sys::Event| pointed.set(marks::mark_of(event).as_ref().and_then(marks::text_of));
    view! {
        <figure class="chart-card">
            <figcaption class="chart-card__head">
                <div class="chart-card__text">
                    <h2 class="chart-card__title" id=title_id>{move || title.get()}</h2>
                    <p class="chart-card__seen" id=seen_id>
                        {move || seen.get()}
                    </p>
                </div>
                <Actions body=body title=title seen=seen file_name=file_name shown=shown />
            </figcaption>
            <p class="chart-card__readout" aria-hidden="true">
                {move || pointed.get().unwrap_or_else(|| t(texts::charts::HINT).to_owned())}
            </p>
            <div
                class="chart-card__body"
                on:keydown=on_key
                on:click=on_click
                on:mouseover=move |event| point(&event)
                on:focusin=move |event| point(&event)
                on:mouseleave=move |_| pointed.set(None)
                on:focusout=move |_| pointed.set(None)
                node_ref=body
            ></div>
            {move || shown.get().then(|| view! { <ChartTable data=table.run(()) /> })}
        </figure>
    }
}

#[component]
fn Actions(
    body: NodeRef<html::Div>,
    title: Signal<String>,
    seen: Signal<String>,
    file_name: Signal<String>,
    shown: RwSignal<bool>,
) -> impl IntoView {
    let save = move |kind: save::PictureKind| {
        let picture = body.get_untracked().and_then(|body| body.first_element_child());
        if let Some(picture) = picture {
            save::save(&picture, &title.get_untracked(), &seen.get_untracked(), &file_name.get_untracked(), kind);
        }
    };
    let items = Callback::new(move |()| {
        vec![
            MenuItem::new(t(texts::charts::SAVE_SVG), move || save(save::PictureKind::Svg)).icon(icons::IMAGE),
            MenuItem::new(t(texts::charts::SAVE_PNG), move || save(save::PictureKind::Png)).icon(icons::IMAGE),
        ]
    });
    view! {
        <div class="chart-card__actions">
            <IconButton
                label=t(texts::charts::SHOW_TABLE)
                icon=icons::TABLE
                size=ControlSize::Small
                pressed=shown
                on_click=move |()| shown.update(|shown| *shown = !*shown)
            />
            <Menu label=t(texts::charts::SAVE) items=items size=ControlSize::Small icon=icons::DOWNLOAD />
        </div>
    }
}

/// Puts a new picture in the old one's place; whoever stood on a mark stands on the same one after.
fn replace(body: &web_sys::HtmlElement, picture: &Shape, opens: bool) {
    let place = marks::focused(body);
    let head = marks::focused_head();
    let Some(element) = render(picture) else { return };
    body.set_text_content(None);
    if body.append_child(&element).is_ok() {
        marks::prepare(&element, place.unwrap_or(0), opens);
        if let Some(place) = place {
            marks::focus(body, place);
        }
        if let Some(head) = head {
            marks::focus_head(body, &head);
        }
    }
}

/// The width of an element in whole px, followed until its owner is gone.
fn watch_width(body: NodeRef<html::Div>) -> RwSignal<f64> {
    let width = RwSignal::new(0.0);
    let kept = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move || {
        let Some(body) = body.get() else { return };
        let element = body.clone();
        let follow = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(element.client_width());
            if width.try_get_untracked().is_some_and(|before| (now - before).abs() >= 1.0) {
                width.set(now);
            }
        });
        if let Ok(observer) = ResizeObserver::new(follow.as_ref().unchecked_ref()) {
            observer.observe(&body);
            kept.set_value(Some((observer, follow)));
        }
        width.set(f64::from(body.client_width()));
    });
    on_cleanup(move || {
        if let Some((observer, _)) = kept.try_update_value(Option::take).flatten() {
            observer.disconnect();
        }
    });
    width
}
