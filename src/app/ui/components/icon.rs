//! Icons: Lucide's, drawn in the text's colour. Only the icons that are used are linked.

use leptos::prelude::*;

/// One icon of the set; the names the app uses are in [`icons`].
pub type IconRef = icondata_core::Icon;

/// The icons of the app under the names of what they mean here, so that one meaning has one picture everywhere.
pub mod icons {
    pub use icondata_lu::{
        LuArrowDown as ARROW_DOWN, LuArrowUp as ARROW_UP, LuBriefcase as WORKBOOKS, LuCalendar as CALENDAR,
        LuChartPie as SEGMENTS, LuCheck as CHECK, LuChevronDown as CHEVRON_DOWN, LuChevronRight as CHEVRON_FORWARD,
        LuCircleAlert as ALERT, LuCircleCheck as SUCCESS, LuCircleHelp as HELP, LuClipboardPaste as PASTE,
        LuColumns3 as COLUMNS, LuCommand as COMMAND, LuCopy as COPY, LuDownload as DOWNLOAD, LuEllipsis as MORE,
        LuExternalLink as EXTERNAL, LuEye as SHOW, LuEyeOff as HIDE, LuFileDown as FILE_DOWN, LuFileUp as FILE_UP,
        LuFiles as FILES, LuFlag as FLAG, LuFolderOpen as OPEN, LuGavel as DECIDE, LuGrid3x3 as MATRIX,
        LuGripVertical as GRIP, LuHistory as HISTORY, LuImage as IMAGE, LuInfo as INFO, LuKeyboard as KEYBOARD,
        LuListFilter as FILTER, LuLock as LOCK, LuMessageSquare as NOTE, LuMinus as MINUS, LuOctagonAlert as DANGER,
        LuPencil as EDIT, LuPlus as ADD, LuPrinter as PRINT, LuRedo2 as REDO, LuRotateCcw as RESTORE,
        LuSearch as SEARCH, LuSettings as SETTINGS, LuSlidersHorizontal as CRITERIA, LuStar as STAR, LuTable as TABLE,
        LuTag as TAG, LuTarget as TARGETS, LuTrash2 as DELETE, LuTrendingUp as GROWTH, LuTriangleAlert as WARNING,
        LuUndo2 as UNDO, LuUsers as ACCOUNTS, LuX as CLOSE,
    };
}

/// How large an icon is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 16 px, beside text.
    #[default]
    Text,
    /// 20 px, alone.
    Large,
    /// 32 px, in an empty state.
    Huge,
}

/// Whether an icon turns with the reading direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mirror {
    /// The same in every direction.
    #[default]
    Never,
    /// Points along the line of reading, so it is mirrored right to left (undo, redo, chevrons).
    WithReading,
}

/// An icon. It is decoration: the word beside it, or its button's label, says what it means.
#[component]
pub fn Icon(
    /// Which icon.
    #[prop(into)]
    icon: Signal<IconRef>,
    /// Its size.
    #[prop(optional)]
    size: IconSize,
    /// Whether it turns right to left.
    #[prop(optional)]
    mirror: Mirror,
) -> impl IntoView {
    let class = match (size, mirror) {
        (IconSize::Text, Mirror::Never) => "icon",
        (IconSize::Text, Mirror::WithReading) => "icon icon--mirrored",
        (IconSize::Large, Mirror::Never) => "icon icon--large",
        (IconSize::Large, Mirror::WithReading) => "icon icon--large icon--mirrored",
        (IconSize::Huge, _) => "icon icon--huge",
    };
    view! {
        <svg
            class=class
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
            focusable="false"
            inner_html=move || icon.get().data
        ></svg>
    }
}
