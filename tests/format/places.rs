//! The golden file as a tree, and every place in it.

use linchpin::format::tree::{Node, Value};
use linchpin::format::{Problem, Reading, parse, read_workbook};

pub const GOLDEN: &str = include_str!("../golden/workbook-v1.json");

pub fn golden() -> Node<'static> {
    parse::parse(GOLDEN, 64).expect("the golden file is JSON")
}

pub fn read(tree: &Node<'_>) -> Reading {
    read_workbook(tree.to_json().as_bytes()).expect("still our file")
}

/// One step into a tree: the place of a member or of an item.
pub type Place = Vec<usize>;

/// Every place in a tree, with its path as problems name it.
fn places(node: &Node<'_>, place: &Place, path: &str, found: &mut Vec<(Place, String)>) {
    let mut visit = |index: usize, child: &Node<'_>, path: String| {
        let place: Place = place.iter().copied().chain([index]).collect();
        places(child, &place, &path, found);
        found.push((place, path));
    };
    match &node.value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| visit(index, item, format!("{path}[{index}]")));
        }
        Value::Object(members) => members.iter().enumerate().for_each(|(index, member)| {
            let plain = member.name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            let step = if plain { format!(".{}", member.name) } else { format!("[\"{}\"]", member.name) };
            visit(index, &member.value, format!("{path}{step}"));
        }),
        _ => {}
    }
}

/// All places but the two that decide whether the file is ours at all.
pub fn all_places() -> Vec<(Place, String)> {
    let mut found = Vec::new();
    places(&golden(), &Vec::new(), "$", &mut found);
    found.retain(|(_, path)| path != "$.format" && path != "$.version");
    assert!(found.len() > 150, "the golden file has every field");
    found
}

pub fn at<'n>(node: &'n mut Node<'static>, place: &[usize]) -> &'n mut Node<'static> {
    place.iter().fold(node, |node, &index| match &mut node.value {
        Value::Array(items) => &mut items[index],
        Value::Object(members) => &mut members[index].value,
        _ => panic!("nothing inside a scalar"),
    })
}

pub fn with(place: &[usize], change: impl FnOnce(&mut Node<'static>)) -> Node<'static> {
    let mut tree = golden();
    change(at(&mut tree, place));
    tree
}

/// The one problem of a reading that must have exactly one.
pub fn only_problem(reading: &Reading, context: &str) -> Problem {
    assert_eq!(reading.problem_count, 1, "{context}: {:#?}", reading.problems);
    reading.problems[0].clone()
}
