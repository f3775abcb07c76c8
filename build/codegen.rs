//! Writes what the app compiles: constants and functions named after the keys, and one table of texts a language.
//!
//! A table is one string: texts separated by U+0000, plural forms by U+0001, placeholders as `{0}`. A reference to a
//! text is its place in the table, two bytes, where a `&'static str` for each would cost eight and a relocation.
//!
//! What the page says before a workbook is open comes first, and English is cut behind it: the rest of it comes with the
//! parts of the program that say it.

use crate::catalogue::{COUNT, LANGUAGES, Message, placeholders};
use crate::mark::mark;
use std::fmt::Write as _;

/// The areas whose texts the page needs before any part of the program has come but the first.
const FIRST: &[&str] = &["acts", "common", "components", "nav", "scope", "shell", "storage", "workbooks"];

/// The messages in the order of the tables: those that are needed first, then the others.
pub fn in_order(messages: Vec<Message>) -> (Vec<Message>, usize) {
    let (first, rest): (Vec<_>, Vec<_>) = messages.into_iter().partition(|it| FIRST.contains(&it.path[0].as_str()));
    let cut = first.len();
    (first.into_iter().chain(rest).collect(), cut)
}

/// The modules `texts::<area>`: a `Text` for what is only read, a function for what is filled in.
pub fn rust(messages: &[Message]) -> String {
    let mut code = String::from("// Generated from locales/ by build.rs.\n");
    let plurals: Vec<String> = LANGUAGES.iter().map(|language| format!("&{:?}", language.plurals)).collect();
    code += "/// The plural categories of each language, in the order of the forms in its table.\n";
    writeln!(code, "pub(super) const PLURALS: [&[&str]; {}] = [{}];", plurals.len(), plurals.join(", "))
        .expect("a string can be written");
    writeln!(code, "/// The marks of the libraries' texts in every language.\npub(super) const MARKS: crate::app::i18n::Text = crate::app::i18n::Text::at({});", messages.len())
        .expect("a string can be written");
    let places: Vec<(usize, &Message)> = messages.iter().enumerate().collect();
    module(&mut code, &places, 0);
    code
}

/// The areas of the libraries: what is picked from them is kept in a workbook as it was said then.
const LIBRARIES: &[&str] = &["library", "kpi"];

/// The marks of the libraries' texts, in the order of the tables: `place mark mark mark`, a line a text.
pub fn marks(messages: &[Message]) -> String {
    let places = messages.iter().enumerate().filter(|(_, message)| LIBRARIES.contains(&message.path[0].as_str()));
    let line = |(place, message): (usize, &Message)| {
        let marks = message.forms.iter().map(|forms| format!(" {:x}", mark(&forms.join("\u{1}"))));
        format!("{place}{}", marks.collect::<String>())
    };
    places.map(line).collect::<Vec<_>>().join("\n")
}

/// The texts of one language, `place` being the language's place in `LANGUAGES`.
pub fn table(messages: &[Message], place: usize) -> String {
    let texts = messages.iter().map(|message| {
        let forms = message.forms[place].iter().map(|form| numbered(form, &message.placeholders));
        forms.collect::<Vec<_>>().join("\u{1}")
    });
    texts.collect::<Vec<_>>().join("\0")
}

fn module(code: &mut String, messages: &[(usize, &Message)], depth: usize) {
    for group in messages.chunk_by(|(_, a), (_, b)| a.path[depth] == b.path[depth]) {
        let (place, message) = group[0];
        let name = &message.path[depth];
        if message.path.len() == depth + 1 {
            item(code, place, message, name);
        } else {
            writeln!(code, "#[allow(missing_docs)]\npub mod {name} {{").expect("a string can be written");
            module(code, group, depth + 1);
            code.push_str("}\n");
        }
    }
}

fn item(code: &mut String, place: usize, message: &Message, name: &str) {
    let english = message.forms[0].join(" | ");
    writeln!(code, "/// {english:?}").expect("a string can be written");
    let written = if message.placeholders.is_empty() {
        let name = name.to_uppercase();
        writeln!(code, "pub const {name}: crate::app::i18n::Text = crate::app::i18n::Text::at({place});")
    } else {
        writeln!(code, "{}", function(place, message, name))
    };
    written.expect("a string can be written");
}

fn function(place: usize, message: &Message, name: &str) -> String {
    let mut parameters = Vec::new();
    let mut arguments = Vec::new();
    let mut count = "None";
    for placeholder in &message.placeholders {
        if placeholder == COUNT {
            parameters.push("count: impl crate::app::i18n::Count".to_owned());
            count = "Some(count.number())";
        } else {
            parameters.push(format!("{placeholder}: impl AsRef<str>"));
            arguments.push(format!("{placeholder}.as_ref()"));
        }
    }
    let (parameters, arguments) = (parameters.join(", "), arguments.join(", "));
    format!(
        "pub fn {name}({parameters}) -> String {{ crate::app::i18n::Text::at({place}).fill({count}, &[{arguments}]) }}"
    )
}

/// The text with its placeholders numbered by argument: `count` is `{0}` where there is one.
fn numbered(form: &str, names: &[String]) -> String {
    let (found, rest) = placeholders(form).expect("braces were checked");
    let mut text = String::new();
    for (before, name) in found {
        let argument = names.iter().position(|known| known == name).expect("placeholders were checked");
        write!(text, "{before}{{{argument}}}").expect("a string can be written");
    }
    text + rest
}
