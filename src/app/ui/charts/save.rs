//! Saves a chart as a picture: with its title, in the colours it has on the page, readable without our style sheet.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, XmlSerializer,
};

use super::{
    drawing::{
        axes::TEXT,
        scene::{Anchor, Shape},
    },
    render::render,
};

/// The kind of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Lines and texts, for print and further work.
    Svg,
    /// Points, twice as fine as the screen, for slides and letters.
    Png,
}

/// What the style sheet decides and a picture must carry itself.
const STYLES: [&str; 15] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "paint-order",
    "font-family",
    "font-size",
    "font-weight",
    "font-variant-numeric",
    "text-anchor",
    "direction",
    "unicode-bidi",
];
const MARGIN: f64 = 20.0;
const HEAD: f64 = 56.0;

/// Offers the picture as a download. A browser that refuses leaves everything as it is.
pub fn save(picture: &Element, title: &str, seen: &str, name: &str, kind: PictureKind) {
    let Some(page) = compose(picture, title, seen) else { return };
    let Ok(text) = XmlSerializer::new().and_then(|serializer| serializer.serialize_to_string(&page.element)) else {
        return;
    };
    let address = format!("data:image/svg+xml;charset=utf-8,{}", js_sys::encode_uri_component(&text));
    match kind {
        PictureKind::Svg => offer(&address, &format!("{name}.svg")),
        PictureKind::Png => paint(&address, page.width, page.height, format!("{name}.png")),
    }
}

struct Page {
    element: Element,
    width: f64,
    height: f64,
}

/// The picture under its title on the page's ground, every element with its own colours.
fn compose(picture: &Element, title: &str, seen: &str) -> Option<Page> {
    let view_box = picture.get_attribute("viewBox")?;
    let mut sizes = view_box.split(' ').skip(2).filter_map(|size| size.parse::<f64>().ok());
    let (inner, outer) = (sizes.next()?, sizes.next()?);
    let (width, height) = (inner + 2.0 * MARGIN, outer + HEAD + 2.0 * MARGIN);
    let copy: Element = picture.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    carry_styles(picture, &copy)?;
    for (name, value) in [("x", MARGIN), ("y", HEAD + MARGIN), ("width", inner), ("height", outer)] {
        copy.set_attribute(name, &value.to_string()).ok()?;
    }
    let style = window().get_computed_style(picture).ok()??;
    let [font, direction] = ["font-family", "direction"].map(|name| style.get_property_value(name).unwrap_or_default());
    let ground = ground_of(picture).unwrap_or_else(|| "white".to_owned());
    let ink = style.get_property_value("color").ok()?;
    let from = if direction == "rtl" { width - MARGIN } else { MARGIN };
    let line = |y: f64, size: f64, weight: &str, text: &str| {
        Shape::words("", (from, MARGIN + y), Anchor::Start, text).at("font-size", size).set("font-weight", weight)
    };
    let sheet = Shape::new("svg")
        .at("width", width)
        .at("height", height)
        .set("viewBox", format!("0 0 {width} {height}"))
        .set("font-family", font)
        .set("direction", direction)
        .set("fill", ink)
        .with(Shape::rect("", 0.0, 0.0, width, height).set("fill", ground))
        .with(line(16.0, 16.0, "600", title))
        .with(line(38.0, TEXT + 1.0, "400", seen));
    let element = render(&sheet)?;
    element.append_child(&copy).ok()?;
    Some(Page { element, width, height })
}

/// Writes the computed styles onto the copy, element by element; both trees are the same.
fn carry_styles(from: &Element, to: &Element) -> Option<()> {
    let style = window().get_computed_style(from).ok()??;
    for name in STYLES {
        if let Ok(value) = style.get_property_value(name) {
            let _ = to.set_attribute(name, &value);
        }
    }
    for attribute in ["class", "tabindex", "role", "data-id", "aria-label", "aria-labelledby", "aria-describedby"] {
        let _ = to.remove_attribute(attribute);
    }
    let (old, new) = (from.children(), to.children());
    for place in 0..old.length() {
        carry_styles(&old.item(place)?, &new.item(place)?)?;
    }
    Some(())
}

/// The colour behind the picture: that of the nearest element that has one.
fn ground_of(picture: &Element) -> Option<String> {
    let mut here = picture.parent_element();
    while let Some(element) = here {
        let color = window().get_computed_style(&element).ok()??.get_property_value("background-color").ok()?;
        if color != "transparent" && !color.ends_with(", 0)") && !color.ends_with("/ 0)") {
            return Some(color);
        }
        here = element.parent_element();
    }
    None
}

fn paint(address: &str, width: f64, height: f64, name: String) {
    const FINE: f64 = 2.0;
    let Ok(image) = HtmlImageElement::new() else { return };
    let source = image.clone();
    let drawn = Closure::once_into_js(move || {
        let canvas: Option<HtmlCanvasElement> =
            document().create_element("canvas").ok().and_then(|c| c.dyn_into().ok());
        let Some(canvas) = canvas else { return };
        canvas.set_width(whole(width * FINE));
        canvas.set_height(whole(height * FINE));
        let context: Option<CanvasRenderingContext2d> =
            canvas.get_context("2d").ok().flatten().and_then(|context| context.dyn_into().ok());
        let Some(context) = context else { return };
        let _ = context.scale(FINE, FINE);
        if context.draw_image_with_html_image_element_and_dw_and_dh(&source, 0.0, 0.0, width, height).is_ok()
            && let Ok(address) = canvas.to_data_url()
        {
            offer(&address, &name);
        }
    });
    image.set_onload(Some(JsValue::unchecked_ref(&drawn)));
    image.set_src(address);
}

fn offer(address: &str, name: &str) {
    let link: Option<HtmlAnchorElement> = document().create_element("a").ok().and_then(|link| link.dyn_into().ok());
    if let Some(link) = link {
        link.set_href(address);
        link.set_download(name);
        link.click();
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's side: positive and small")]
fn whole(number: f64) -> u32 {
    number.ceil() as u32
}
