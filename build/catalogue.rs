//! The law of the texts: every language has the same keys with the same placeholders, and each plural has the forms
//! its language needs. English is what the others are held against.

use crate::node::Node;
use crate::source::{Source, file_name};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A language the app speaks.
#[derive(Debug)]
pub struct Language {
    /// Its code, which names its folder.
    pub code: &'static str,
    /// The plural categories `Intl.PluralRules` can answer for it, in the order the forms are stored.
    pub plurals: &'static [&'static str],
}

/// The languages, English first: it is the reference. The app's `Language` has the same order.
pub const LANGUAGES: &[Language] = &[
    Language { code: "en", plurals: &["one", "other"] },
    Language { code: "ru", plurals: &["one", "few", "many", "other"] },
    Language { code: "fa", plurals: &["one", "other"] },
];

/// The placeholder that is a number: it is written in the language's digits and chooses the plural form.
pub const COUNT: &str = "count";

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "extern",
    "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut",
    "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "use", "virtual", "where", "while", "yield",
];

/// One text in all languages.
#[derive(Debug, PartialEq)]
pub struct Message {
    /// Area, groups and key.
    pub path: Vec<String>,
    /// What is filled in, `count` first, then as the English text names them.
    pub placeholders: Vec<String>,
    /// For each language its forms: one, or one for each of its plural categories.
    pub forms: Vec<Vec<String>>,
}

/// Something wrong with the texts, and where.
#[derive(Debug, PartialEq)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The key inside it, groups joined by dots; empty when it is the whole file.
    pub key: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What can be wrong with a text.
#[derive(Debug, PartialEq)]
pub enum ProblemKind {
    /// The file is missing, cannot be read, or is not an object of texts.
    Unreadable(String),
    /// English has this key, the file has not.
    Missing,
    /// The file has this key, English has not.
    Extra,
    /// A key that is not `snake_case`, or a function or module that would be called like a Rust keyword.
    BadKey,
    /// A text without a word in it.
    Empty,
    /// A brace without its partner, or a name in braces that is not `snake_case`.
    BadBraces,
    /// A control character: the tables use them as separators.
    ControlCharacter,
    /// The placeholders differ from the English ones.
    Placeholders {
        /// The English ones.
        expected: BTreeSet<String>,
        /// Those of this text or form.
        found: BTreeSet<String>,
    },
    /// The language needs this plural form.
    MissingForm(String),
    /// The language never uses this plural form.
    ExtraForm(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, key, kind } = self;
        write!(f, "{file}: {key}: ")?;
        match kind {
            ProblemKind::Unreadable(why) => write!(f, "cannot be read: {why}"),
            ProblemKind::Missing => f.write_str("missing here, English has it"),
            ProblemKind::Extra => f.write_str("English does not have this key"),
            ProblemKind::BadKey => f.write_str("keys are snake_case and not Rust keywords"),
            ProblemKind::Empty => f.write_str("the text is empty"),
            ProblemKind::BadBraces => f.write_str("a placeholder is a snake_case name in braces, like {name}"),
            ProblemKind::ControlCharacter => f.write_str("the text holds a control character"),
            ProblemKind::Placeholders { expected, found } => {
                write!(f, "placeholders {found:?} where English has {expected:?}")
            }
            ProblemKind::MissingForm(form) => write!(f, "the plural form `{form}` is missing"),
            ProblemKind::ExtraForm(form) => write!(f, "this language has no plural form `{form}`"),
        }
    }
}

/// Checks the sources and joins them: one message a key, sorted by key, or everything that is wrong.
pub fn check(sources: &[Source]) -> Result<Vec<Message>, Vec<Problem>> {
    let mut problems = Vec::new();
    let languages: Vec<Entries> = LANGUAGES.iter().map(|language| read(language, sources, &mut problems)).collect();
    let (english, others) = languages.split_first().expect("English is a language");
    for (language, entries) in LANGUAGES.iter().skip(1).zip(others) {
        compare(language.code, english, entries, &mut problems);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let joined = english.iter().map(|(path, entry)| Message {
        path: path.clone(),
        placeholders: in_order(entry),
        forms: languages.iter().map(|entries| entries[path].forms.clone()).collect(),
    });
    Ok(joined.collect())
}

/// Splits a text at its placeholders: `(text before, name)` pairs and the rest. `None` when braces do not pair.
pub fn placeholders(text: &str) -> Option<(Vec<(&str, &str)>, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, tail) = after.split_once('}')?;
        if before.contains('}') || !is_snake_case(name) {
            return None;
        }
        found.push((before, name));
        rest = tail;
    }
    (!rest.contains('}')).then_some((found, rest))
}

type Entries = BTreeMap<Vec<String>, Entry>;

/// One text of one language: a single form, or a form for each plural category.
struct Entry {
    forms: Vec<String>,
    names: BTreeSet<String>,
}

fn read(language: &Language, sources: &[Source], problems: &mut Vec<Problem>) -> Entries {
    let mut entries = Entries::new();
    for source in sources.iter().filter(|source| source.language == language.code) {
        let file = source.file();
        let mut reader = Reader { language, file: &file, entries: &mut entries, problems };
        match serde_json::from_str::<Node>(&source.text) {
            Ok(Node::Group(group)) => reader.group(std::slice::from_ref(&source.area), group),
            Ok(Node::Text(_)) => reader.report(&[], ProblemKind::Unreadable("a file is an object".to_owned())),
            Err(error) => reader.report(&[], ProblemKind::Unreadable(error.to_string())),
        }
    }
    entries
}

struct Reader<'a> {
    language: &'a Language,
    file: &'a str,
    entries: &'a mut Entries,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, path: &[String], kind: ProblemKind) {
        let key = path.get(1..).unwrap_or_default().join(".");
        self.problems.push(Problem { file: self.file.to_owned(), key, kind });
    }

    fn group(&mut self, path: &[String], group: Vec<(String, Node)>) {
        if KEYWORDS.contains(&path[path.len() - 1].as_str()) {
            self.report(path, ProblemKind::BadKey);
        }
        for (key, node) in group {
            let path = [path, std::slice::from_ref(&key)].concat();
            if !is_snake_case(&key) {
                self.report(&path, ProblemKind::BadKey);
                continue;
            }
            match node {
                Node::Text(text) => self.text(path, vec![text]),
                Node::Group(forms) if forms.iter().all(|(form, _)| CATEGORIES.contains(&form.as_str())) => {
                    self.plural(path, forms);
                }
                Node::Group(group) => self.group(&path, group),
            }
        }
    }

    fn plural(&mut self, path: Vec<String>, mut given: Vec<(String, Node)>) {
        let mut forms = Vec::new();
        for category in self.language.plurals {
            let place = given.iter().position(|(form, _)| form == category);
            match place.map(|place| given.swap_remove(place).1) {
                Some(Node::Text(text)) => forms.push(text),
                _ => self.report(&path, ProblemKind::MissingForm((*category).to_owned())),
            }
        }
        for (form, _) in given {
            self.report(&path, ProblemKind::ExtraForm(form));
        }
        if forms.len() == self.language.plurals.len() {
            self.text(path, forms);
        }
    }

    fn text(&mut self, path: Vec<String>, forms: Vec<String>) {
        let mut names = Vec::new();
        for form in &forms {
            match names_in(form) {
                Ok(found) => names.push(found),
                Err(kind) => return self.report(&path, kind),
            }
        }
        let plural = forms.len() > 1;
        // A form may leave the number out ("one account"), never another placeholder.
        let needed = |set: &BTreeSet<String>| without_count(set, plural);
        let expected = needed(&names[names.len() - 1]);
        if let Some(other) = names.iter().map(needed).find(|set| *set != expected) {
            return self.report(&path, ProblemKind::Placeholders { expected, found: other });
        }
        let mut names: BTreeSet<String> = names.into_iter().flatten().collect();
        if plural {
            names.insert(COUNT.to_owned());
        }
        let keyword = KEYWORDS.contains(&path[path.len() - 1].as_str());
        if !names.is_empty() && (keyword || names.iter().any(|name| KEYWORDS.contains(&name.as_str()))) {
            self.report(&path, ProblemKind::BadKey);
        }
        self.entries.insert(path, Entry { forms, names });
    }
}

fn names_in(form: &str) -> Result<BTreeSet<String>, ProblemKind> {
    if form.trim().is_empty() {
        return Err(ProblemKind::Empty);
    }
    if form.chars().any(char::is_control) {
        return Err(ProblemKind::ControlCharacter);
    }
    let (found, _) = placeholders(form).ok_or(ProblemKind::BadBraces)?;
    Ok(found.into_iter().map(|(_, name)| name.to_owned()).collect())
}

fn without_count(names: &BTreeSet<String>, plural: bool) -> BTreeSet<String> {
    names.iter().filter(|name| !(plural && *name == COUNT)).cloned().collect()
}

fn compare(language: &str, english: &Entries, entries: &Entries, problems: &mut Vec<Problem>) {
    let problem = |language: &str, path: &[String], kind| Problem {
        file: file_name(language, &path[0]),
        key: path[1..].join("."),
        kind,
    };
    for (path, entry) in english {
        match entries.get(path) {
            None => problems.push(problem(language, path, ProblemKind::Missing)),
            Some(other) if other.names != entry.names => {
                let kind = ProblemKind::Placeholders { expected: entry.names.clone(), found: other.names.clone() };
                problems.push(problem(language, path, kind));
            }
            Some(_) => {}
        }
    }
    for path in entries.keys().filter(|path| !english.contains_key(*path)) {
        problems.push(problem(language, path, ProblemKind::Extra));
    }
}

/// The placeholders as arguments: `count` first, the others in the order the last English form names them.
fn in_order(entry: &Entry) -> Vec<String> {
    let last = &entry.forms[entry.forms.len() - 1];
    let (found, _) = placeholders(last).expect("braces were checked");
    let mut order: Vec<String> = entry.names.iter().filter(|name| *name == COUNT).cloned().collect();
    for (_, name) in found {
        if !order.iter().any(|known| known == name) {
            order.push(name.to_owned());
        }
    }
    order
}

fn is_snake_case(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
