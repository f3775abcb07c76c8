//! Drafts are kept as one text: whatever was typed has to be the same when it is put back.

#[path = "../src/app/ui/unsaved/lines.rs"]
mod lines;

use proptest::prelude::*;

fn check(texts: &[(&str, &str)]) {
    let named: Vec<_> = texts.iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let kept = lines::write(named.clone());
    assert_eq!(lines::read(&kept), named, "{kept}");
}

#[test]
fn what_is_typed_comes_back() {
    check(&[]);
    check(&[("name", ""), ("reason", "Two lines\nand = a sign\r\n"), ("limits", "C:\\new\\\\")]);
    check(&[("account", "شرکت «مهر»\u{200c}"), ("by", "=\n=")]);
}

#[test]
fn lines_of_others_are_passed_over() {
    assert_eq!(lines::read("no sign\nname=A\\"), [("name", "A".to_owned())]);
}

proptest! {
    #[test]
    fn any_text_comes_back(one in any::<String>(), two in any::<String>()) {
        check(&[("one", &one), ("two", &lines::write([("inner", two.clone())]))]);
    }
}
