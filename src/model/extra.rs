//! Fields this version does not know.

use std::collections::BTreeMap;

/// Fields of a newer minor version, by name, each as its JSON text: carried through unread and written back as they
/// came, so that a round trip through an older page loses nothing.
pub type Extra = BTreeMap<String, String>;
