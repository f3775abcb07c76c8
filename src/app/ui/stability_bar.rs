//! The stability interval of a weight as a bar, wherever weights are shown.

use leptos::prelude::*;
use linchpin::analysis::robustness::{StabilityEnd, StabilityInterval};

use super::components::{ShareBar, ShareRange};
use crate::app::i18n::{fmt, t, texts::robustness::stability as words};
use crate::app::state::Store;

/// The bar of a weight from 0 to 100%: the part in which the list stays, the present weight, who changes at the ends.
pub fn stability_bar(store: Store, interval: StabilityInterval) -> AnyView {
    let (from, to) = (interval.lower.at, interval.upper.at);
    let (low, high) = (weight_text(from), weight_text(to));
    let edges = (interval.lower.swap.is_some(), interval.upper.swap.is_some());
    let ends = [end_text(store, interval.lower, false), end_text(store, interval.upper, true)];
    let title = ends.into_iter().flatten().collect::<Vec<_>>().join(". ");
    view! {
        <ShareBar
            range=ShareRange { now: interval.share, from, to, edges }
            label=words::bar(weight_text(interval.share), low.as_str(), high.as_str())
            text=words::range(low.as_str(), high.as_str())
            title=title
        />
    }
    .into_any()
}

/// A weight where it decides: with the decimal it has wherever weights are set.
pub fn weight_text(share: f64) -> String {
    fmt::percent(share, 1)
}

/// Who enters and who leaves at an end; `None` where the list stays to the end of the scale.
pub fn end_text(store: Store, end: StabilityEnd, is_upper: bool) -> Option<String> {
    let swap = end.swap?;
    let name = |id| store.title(id).unwrap_or_default();
    let (at, enters, leaves) = (weight_text(end.at), name(swap.enters), name(swap.leaves));
    Some(if is_upper { words::above_end(at, enters, leaves) } else { words::below_end(at, enters, leaves) })
}

/// The same in a cell, where nothing changes too.
pub fn end_or_never(store: Store, end: StabilityEnd, is_upper: bool) -> String {
    end_text(store, end, is_upper).unwrap_or_else(|| t(words::NEVER).to_owned())
}
