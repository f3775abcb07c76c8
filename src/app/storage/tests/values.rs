//! How values are wrapped, and which of them make the newest state.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::app::platform::compress;
use crate::app::storage::backup::{Backup, SnapshotReason, surplus};
use crate::app::storage::chain::{Chain, point};
use crate::app::storage::checksum::crc32;
use crate::app::storage::copies::Found;
use crate::app::storage::envelope::{Body, Broken, Envelope, Kind};
use crate::app::storage::keys::Part;
use crate::app::storage::pack::{pack, unpack};
use linchpin::model::{Timestamp, WorkbookId};

#[wasm_bindgen_test]
fn the_checksum_is_the_published_one() {
    assert_eq!(crc32(&[b"1234", b"56789"]), 0xcbf4_3926);
}

#[wasm_bindgen_test]
fn packed_bytes_come_back() {
    for length in 0..200_usize {
        let bytes: Vec<u8> = (0..length).map(|index| (index * 167 + length).to_le_bytes()[0]).collect();
        let text = pack(&bytes);
        assert!(text.chars().count() <= length * 8 / 15 + 1, "fifteen bits a character");
        assert_eq!(unpack(&text, length), Some(bytes));
        assert_eq!(unpack(&text, length + 2), None);
        assert_eq!(unpack(&format!("{text} "), length), None);
    }
}

#[wasm_bindgen_test]
async fn deflated_bytes_come_back() {
    let bytes = "Key account ".repeat(1_000).into_bytes();
    let small = compress::deflate(&bytes).await.expect("this browser deflates");
    assert!(small.len() < bytes.len() / 10);
    assert_eq!(compress::inflate(&small).await, Some(bytes));
    assert_eq!(compress::inflate(b"not deflated").await, None);
}

#[wasm_bindgen_test]
async fn an_envelope_comes_back_and_no_damage_passes() {
    let plain = Envelope::entry(7, 3, "{\"имя\":\"Ключ\"}".to_owned());
    let large = Envelope::of_state(Kind::Snapshot, 9, 5, "Ключ ".repeat(2_000).into_bytes()).deflated().await;
    assert!(matches!(large.body, Body::Deflated(_)));
    for envelope in [plain, large] {
        let (text, bytes) = (envelope.to_text(), envelope.to_bytes());
        assert_eq!(Envelope::from_text(&text), Ok(envelope.clone()));
        assert_eq!(Envelope::from_bytes(&bytes), Ok(envelope));
        for cut in (0..bytes.len()).step_by(7) {
            assert_eq!(Envelope::from_bytes(&bytes[..cut]), Err(Broken::Damaged), "cut at {cut}");
        }
        for flip in (4..bytes.len()).step_by(5) {
            let mut damaged = bytes.clone();
            damaged[flip] ^= 0x10;
            assert_eq!(Envelope::from_bytes(&damaged), Err(Broken::Damaged), "flipped at {flip}");
        }
        let characters: Vec<char> = text.chars().collect();
        for cut in (0..characters.len()).step_by(11) {
            let cut: String = characters[..cut].iter().collect();
            assert_eq!(Envelope::from_text(&cut), Err(Broken::Damaged));
        }
    }
}

#[wasm_bindgen_test]
fn a_newer_version_is_told_from_damage() {
    assert_eq!(Envelope::from_text("LP2 whatever comes\nthen"), Err(Broken::Newer(2)));
    for text in ["", "LP", "LPx 1", "LP0 e 1", "{\"format\":\"linchpin-workbook\"}", "\u{feff}LP1 e 1"] {
        assert_eq!(Envelope::from_text(text), Err(Broken::Damaged), "{text}");
    }
}

#[wasm_bindgen_test]
fn keys_come_back() {
    let id = WorkbookId::new(77);
    for part in [Part::Head, Part::Mark, Part::Snapshot(0), Part::Entry(123_456_789_012)] {
        assert_eq!(Part::parse(&part.key(id)), Some((id, part)));
    }
    for foreign in ["todos", "linchpin/used", "linchpin/w/xyz/head", "linchpin/w/0000000000001/future/1"] {
        assert_eq!(Part::parse(foreign), None);
    }
}

/// Finds whose entries are given as (revision, prev, tip), with a snapshot at (revision, tip).
fn found(snapshot: (u64, u32), entries: &[(u64, u32, u32)]) -> Found {
    let mut found = Found::default();
    found.snapshots.push(Envelope::of_state(Kind::Snapshot, snapshot.0, snapshot.1, Vec::new()));
    let body = || Body::Plain(Vec::new());
    found.entries.extend(entries.iter().map(|&(revision, prev, tip)| Envelope {
        kind: Kind::Entry,
        revision,
        prev,
        tip,
        body: body(),
    }));
    found
}

fn reaches(found: &Found, revision: u64, tips: &[u32]) {
    let chain = Chain::new([found]);
    let paths = chain.paths([found]);
    let path = paths.first().expect("there is a snapshot");
    let after: Vec<u32> = chain.after(point(path.snapshot)).map(|entry| entry.tip).collect();
    assert_eq!((path.reach, after.as_slice()), (revision, tips));
}

#[wasm_bindgen_test]
fn the_chain_is_followed_as_far_as_it_holds() {
    reaches(&found((0, 1), &[]), 0, &[]);
    reaches(&found((0, 1), &[(1, 1, 2), (2, 2, 3)]), 2, &[2, 3]);
    reaches(&found((0, 1), &[(1, 1, 2), (3, 3, 4)]), 1, &[2]);
    reaches(&found((0, 1), &[(1, 9, 2)]), 0, &[]);
    // Of two histories that parted the longer one.
    reaches(&found((0, 1), &[(1, 1, 9), (1, 1, 2), (2, 2, 3)]), 2, &[2, 3]);
    // An older snapshot that leads further is better than a newer one that does not.
    let mut two = found((0, 1), &[(1, 1, 2), (2, 2, 3), (3, 3, 4)]);
    two.snapshots.push(Envelope::of_state(Kind::Snapshot, 2, 99, Vec::new()));
    reaches(&two, 3, &[2, 3, 4]);
}

#[wasm_bindgen_test]
fn backups_are_kept_three_of_today_and_one_of_each_day_before() {
    let day = Timestamp::DAY_MS;
    let backup = |ms: i64| Backup {
        key: ms.to_string(),
        reason: SnapshotReason::Asked,
        label: String::new(),
        at: Timestamp::from_ms(ms),
        revision: 1,
        accounts: 0,
        bytes: 0,
    };
    let today = [5, 4, 3, 2].map(|hour| backup(20 * day + hour));
    let before = (1..20).flat_map(|ago| [backup((20 - ago) * day + 9), backup((20 - ago) * day + 8)]);
    let backups: Vec<Backup> = today.into_iter().chain(before).collect();
    let dropped = surplus(&backups, 10);
    let kept: Vec<&str> =
        backups.iter().map(|backup| backup.key.as_str()).filter(|key| !dropped.iter().any(|it| it == key)).collect();
    assert_eq!(kept.len(), 10);
    assert_eq!(kept[..3], [20 * day + 5, 20 * day + 4, 20 * day + 3].map(|ms| ms.to_string()));
    assert_eq!(kept[3], (19 * day + 9).to_string());
    assert_eq!(kept[9], (13 * day + 9).to_string());
}

#[wasm_bindgen_test]
fn the_backup_from_before_the_first_change_of_today_outlives_later_ones_of_today() {
    let backup = |ms: i64, reason| Backup {
        key: ms.to_string(),
        reason,
        label: String::new(),
        at: Timestamp::from_ms(ms),
        revision: 1,
        accounts: 0,
        bytes: 0,
    };
    let mut backups: Vec<Backup> = [9, 8, 7, 6].map(|ms| backup(ms, SnapshotReason::Asked)).into();
    backups.push(backup(5, SnapshotReason::Daily));
    assert_eq!(surplus(&backups, 10), ["6"]);
}
