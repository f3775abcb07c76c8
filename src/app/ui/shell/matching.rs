//! How the palette ranks what it finds. Pure.

/// The items that contain every typed word, best first: those that begin with the words, then those with a word that
/// does, then the rest; equal ones stay in their order. Nothing typed finds everything. At most `most` are kept.
pub fn rank<T>(query: &str, items: Vec<T>, label: impl Fn(&T) -> &str, most: usize) -> Vec<T> {
    let words: Vec<String> = query.split_whitespace().map(folded).collect();
    let mut found: Vec<(u8, T)> = items
        .into_iter()
        .filter_map(|item| {
            let class = class(&words, &folded(label(&item)))?;
            Some((class, item))
        })
        .collect();
    linchpin::model::order::sort_by_key(&mut found, |(class, _)| *class);
    found.truncate(most);
    found.into_iter().map(|(_, item)| item).collect()
}

/// 0 for a beginning, 1 for the beginning of a word, 2 for anywhere; none when a word is missing.
fn class(words: &[String], label: &str) -> Option<u8> {
    let mut worst = 0;
    for word in words {
        let place = label.find(word.as_str())?;
        let begins = label[..place].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        worst = worst.max(match (place, begins) {
            (0, _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        });
    }
    Some(worst)
}

/// Lower case, with the letters of Arabic keyboards written as Persian ones.
fn folded(text: &str) -> String {
    let persian = |letter| match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        '\u{200c}' => ' ',
        other => other,
    };
    text.to_lowercase().chars().map(persian).collect()
}
