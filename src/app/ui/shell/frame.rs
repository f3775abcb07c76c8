//! The frame of the app: menu, top bar, banners, the page, toasts. It is as tall as the window; the page scrolls.

use leptos::prelude::*;

use super::{
    model::{BannerAction, ShellBanner, ShellModel},
    overlays::{Opened, Overlays, Typed},
    rail::Rail,
    route::Route,
    router::{OUTLET_ID, Router},
    shortcuts,
    sight::keep_in_sight,
    top_bar::TopBar,
};
use crate::app::{
    i18n::{fmt, t, texts},
    platform::clock,
    ui::components::{Banner, Button, ControlSize, StrayDrops, ToastRegion, Toasts},
};

/// The frame around every page.
#[component]
pub fn Shell(
    /// What it shows and can do.
    model: ShellModel,
    /// Where the person is.
    router: Router,
    /// What just happened.
    toasts: Toasts,
    /// What stands between the messages and the page, and stays while the page scrolls.
    #[prop(optional)]
    bar: Option<AnyView>,
    /// Builds the page of a menu entry.
    #[prop(into)]
    page: Callback<Route, AnyView>,
) -> impl IntoView {
    let closed = || RwSignal::new(false);
    let opened = Opened { palette: closed(), help: closed(), typed: StoredValue::new(Typed::default()) };
    shortcuts::listen(model, router, opened.palette, opened.help);
    let route = router.route();
    name_window(model, route);
    provide_context(StrayDrops::listen(toasts));
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) {
            toasts.clear();
        }
        now
    });
    let skip = move |event: leptos::ev::MouseEvent| {
        // The hash is the router's: following the link would leave the page.
        event.prevent_default();
        if let Some(outlet) = document().get_element_by_id(OUTLET_ID) {
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(outlet).focus();
        }
    };
    view! {
        <a class="shell__skip" href=format!("#{OUTLET_ID}") on:click=skip>
            {t(texts::shell::SKIP)}
        </a>
        <div class="shell">
            <Rail router=router routes=model.routes />
            <TopBar model=model on_palette=Callback::new(move |()| opened.palette.set(true)) />
            <div class="shell__banners">
                <For each=move || model.banners.get() key=|banner| (banner.key, banner.text.clone(), banner.actions.len()) let:banner>
                    {banner_view(banner)}
                </For>
            </div>
            {bar}
            <Printed model=model />
            <main
                class="shell__main"
                id=OUTLET_ID
                tabindex="-1"
                on:focusin=move |event| keep_in_sight(&event)
            >
                {move || page.run(route.get())}
            </main>
            <div class="shell__toasts">
                <ToastRegion toasts=toasts />
            </div>
        </div>
        <Overlays model=model router=router opened=opened toasts=toasts />
    }
}

/// What stands over a page on paper: the workbook's name, and the day it was printed.
#[component]
fn Printed(model: ShellModel) -> impl IntoView {
    let today = || clock::today();
    let day = RwSignal::new(today());
    let before_print = window_event_listener(leptos::ev::beforeprint, move |_| {
        day.try_set(today());
    });
    on_cleanup(move || before_print.remove());
    view! {
        <div class="shell__printed">
            {move || model.name.get().map(|name| view! { <bdi>{name}</bdi> })}
            <span class="number">{move || fmt::date(day.get())}</span>
        </div>
    }
}

fn banner_view(banner: ShellBanner) -> AnyView {
    let ShellBanner { tone, title, text, details, actions, on_close, .. } = banner;
    let said = view! {
        <span class="banner__message">{text}</span>
        {(!details.is_empty()).then(|| technical(details))}
    };
    let buttons = move || {
        let one = |action: BannerAction| {
            view! {
                <Button size=ControlSize::Small on_click=Callback::new(move |()| (action.on_select)())>
                    {action.label}
                </Button>
            }
        };
        actions.clone().into_iter().map(one).collect_view()
    };
    match on_close {
        Some(on_close) => {
            let on_close = Callback::new(move |()| on_close());
            view! { <Banner tone=tone title=title actions=buttons on_close=on_close>{said}</Banner> }.into_any()
        }
        None => view! { <Banner tone=tone title=title actions=buttons>{said}</Banner> }.into_any(),
    }
}

fn technical(details: Vec<String>) -> AnyView {
    let lines = details.into_iter().map(|line| view! { <li dir="ltr">{line}</li> }).collect_view();
    view! {
        <details class="banner__details">
            <summary>{t(texts::storage::recovery::DETAILS)}</summary>
            <ul role="list">{lines}</ul>
        </details>
    }
    .into_any()
}

/// The window's title: page, workbook, product.
fn name_window(model: ShellModel, route: Memo<Route>) {
    Effect::new(move || {
        let page = t(route.get().name());
        let title = match model.name.get() {
            Some(name) => format!("{page} · {name} · Linchpin"),
            None => format!("{page} · Linchpin"),
        };
        document().set_title(&title);
    });
}
