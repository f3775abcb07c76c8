//! Arbitrary workbooks for laws: sound ones, with every kind of record, hostile texts, values at their bounds, and
//! fields of newer versions. Use it with `#[path = "support/workbooks.rs"] mod workbooks;`.

#![allow(dead_code, missing_docs, clippy::unwrap_used, clippy::expect_used)]

use linchpin::model::{
    Account, AccountClass, AccountId, Actual, Aggregate, Agreed, Agreement, Avatar, Axis, BallotOf, Bands, Baseline,
    Criterion, CriterionId, Currency, Date, Decision, Derivation, Direction, Expression, Extra, FieldValue, Figures,
    FuturePosition, GroupMethod, GroupScore, Id, IdKind, Inputs, Judgement, KeyListPreset, Kpi, KpiId, Meta, Money,
    MonthsCovered, Name, Nature, NumberSource, Owner, Ownership, Percent, Period, PeriodChoice, PeriodKind, Place,
    PortfolioCut, Programme, Quantity, Rater, RaterId, Record, Revision, Role, Scale, Score, ScoreRecord, ScoreRow,
    ScoredBy, Since, Snapshot, SnapshotAccount, SnapshotCriterion, SpanChoice, Status, Table, TakenBallot, Target,
    TargetFigure, Thresholds, Timestamp, Tolerance, TrashItem, Trashed, Unit, Weight, Weighting, WeightingWay as Way,
    Workbook,
};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Texts that break programs: markup, prototypes, formulas, directions, surrogate pairs, controls, long runs.
pub const HOSTILE: &[&str] = &[
    "<img src=x onerror=alert(1)>",
    "__proto__",
    "constructor",
    "=HYPERLINK(\"http://example.org\")",
    "\u{202e}desrever",
    "👩‍👩‍👧‍👦 Ünïcode کلید ключ",
    "quote \" backslash \\ slash / {\"json\":[1]}",
    "tab\tline\nreturn\rnought\u{0}bell\u{7}",
    "null",
    "NaN",
    "\u{feff}mark",
    "\u{2028}\u{2029}",
];

/// Values of fields that this version does not know, in canonical JSON.
const NEW_VALUES: &[&str] =
    &["null", "true", "1.50", "1e999", "\"text\"", "[]", "{\"a\":[1,{\"b\":null}],\"__proto__\":{}}"];

/// A sound workbook: every reference leads to a record that is there.
pub fn workbooks() -> BoxedStrategy<Workbook> {
    // Boxed, because a value with all of this in it does not fit a test's stack twice.
    let (accounts, criteria) = (table(accounts().boxed(), 5).boxed(), table(criteria().boxed(), 4).boxed());
    let people = (accounts, criteria, table(raters(), 3).boxed(), table(kpis(), 3).boxed()).boxed();
    let scored = (vec(scores(), 0..12), vec(agreed(), 0..4));
    let links = (scored, vec(decisions(), 0..4), vec(targets(), 0..4), vec(trash(), 0..3)).boxed();
    let rest = (table(snapshots(), 3), extras(&[]));
    let all = (ids(), metas().boxed(), people, links, rest.boxed());
    all.prop_map(|(id, meta, people, links, (snapshots, extra))| {
        let (accounts, criteria, raters, kpis) = people;
        let mut workbook = Workbook::empty(id, meta.name.clone(), meta.created);
        workbook = Workbook { meta, accounts, criteria, raters, kpis, snapshots, extra, ..workbook };
        link(&mut workbook, links);
        workbook
    })
    .boxed()
}

type Scored = (Vec<(ScoreRecord, [Index; 3])>, Vec<(Agreed, [Index; 2])>);
type Links = (Scored, Vec<(Decision, Index)>, Vec<TargetDraft>, Vec<TrashItem>);
type TargetDraft = (Target, [Index; 2], Vec<(Index, Quantity, Extra)>);

/// Points the records that refer to others to records that are there; leaves them out when there are none.
fn link(workbook: &mut Workbook, ((scores, agreed), decisions, targets, trash): Links) {
    let accounts: Vec<AccountId> = workbook.accounts.keys().collect();
    let criteria: Vec<CriterionId> = workbook.criteria.keys().collect();
    let raters: Vec<RaterId> = workbook.raters.keys().collect();
    let kpis: Vec<KpiId> = workbook.kpis.keys().collect();
    for (score, [account, criterion, rater]) in scores {
        if !accounts.is_empty() && !criteria.is_empty() && !raters.is_empty() {
            let (account, criterion) = (*account.get(&accounts), *criterion.get(&criteria));
            workbook.scores.insert(ScoreRecord { account, criterion, rater: *rater.get(&raters), ..score });
        }
    }
    for (value, [account, criterion]) in agreed {
        if !accounts.is_empty() && !criteria.is_empty() {
            let (account, criterion) = (*account.get(&accounts), *criterion.get(&criteria));
            workbook.agreed.insert(Agreed { account, criterion, ..value });
        }
    }
    for (decision, account) in decisions {
        if !accounts.is_empty() {
            workbook.decisions.insert(Decision { account: *account.get(&accounts), ..decision });
        }
    }
    for (target, [account, kpi], actuals) in targets {
        let of_account = matches!(target.owner, Owner::Account(_));
        if kpis.is_empty() || (of_account && accounts.is_empty()) || workbook.targets.contains(target.id) {
            continue;
        }
        let owner = if of_account { Owner::Account(*account.get(&accounts)) } else { target.owner.clone() };
        for (part, value, extra) in actuals {
            let mut parts = target.period.split(PeriodKind::Month);
            parts.push(target.period);
            workbook.actuals.insert(Actual { target: target.id, period: *part.get(&parts), value, extra });
        }
        workbook.targets.insert(Target { owner, kpi: *kpi.get(&kpis), ..target });
    }
    workbook.trash = trash.into_iter().collect();
}

fn table<R>(records: impl Strategy<Value = R>, most: usize) -> impl Strategy<Value = Table<R>>
where
    R: Record + std::fmt::Debug,
    R::Key: std::fmt::Debug,
{
    vec(records, 0..=most).prop_map(|records| records.into_iter().collect())
}

pub fn ids<K: IdKind>() -> impl Strategy<Value = Id<K>> {
    prop_oneof![8 => any::<u64>(), 1 => Just(0), 1 => Just(u64::MAX)].prop_map(Id::new)
}

pub fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => Just(String::new()),
        4 => "[A-Za-zА-я ]{1,12}",
        1 => any::<String>(),
        1 => select(HOSTILE).prop_map(str::to_owned),
    ]
}

pub fn names() -> impl Strategy<Value = Name> {
    texts().prop_map(|text| Name::parse(&text).or_else(|_| Name::parse("Nameless")).unwrap())
}

pub fn periods() -> impl Strategy<Value = Period> {
    // Most years are near each other, so that periods meet; the solar calendar of Iran and the ends are among them.
    let years = || select((1990..2030).chain(1395..1403).chain([1300, 1499, 1600, 2999]).collect::<Vec<i32>>());
    prop_oneof![
        years().prop_map(Period::Year),
        (years(), 1..=4u8).prop_map(|(year, quarter)| Period::Quarter(year, quarter)),
        (years(), 1..=12u8).prop_map(|(year, month)| Period::Month(year, month)),
    ]
}

pub fn moments() -> impl Strategy<Value = Timestamp> {
    prop_oneof![4 => 0..4_000_000_000_000_i64, 1 => any::<i64>()].prop_map(Timestamp::from_ms)
}

pub fn money() -> impl Strategy<Value = Money> {
    prop_oneof![6 => -1_000_000..100_000_000_i64, 1 => Just(Money::MAX_MINOR), 1 => Just(-Money::MAX_MINOR)]
        .prop_map(|minor| Money::from_minor(minor).unwrap())
}

pub fn quantities() -> impl Strategy<Value = Quantity> {
    const EXACT: i128 = 9_007_199_254_740_991;
    prop_oneof![
        6 => -1_000_000..100_000_000_i128,
        1 => select(&[EXACT, EXACT + 1, -EXACT, -EXACT - 1, Quantity::MAX_E4, -Quantity::MAX_E4][..]),
        1 => -Quantity::MAX_E4..=Quantity::MAX_E4,
    ]
    .prop_map(|e4| Quantity::from_e4(e4).unwrap())
}

pub fn dates() -> impl Strategy<Value = Date> {
    (1600..3000, 1..=12u32, 1..=28u32).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

/// Fields of newer versions: of the record itself, and of nested values that are always there, given by pointer.
pub fn extras(nested: &'static [&'static str]) -> impl Strategy<Value = Extra> {
    let own = ["x_new", "__proto__", "constructor", "", "/~1odd~0name", "ключ"];
    let names: Vec<String> = own
        .iter()
        .map(|name| (*name).to_owned())
        .chain(nested.iter().map(|parent| format!("{parent}/x_new")))
        .collect();
    let some = btree_map(select(names), select(NEW_VALUES).prop_map(str::to_owned), 1..4);
    prop_oneof![4 => Just(Extra::new()), 1 => some]
}

fn metas() -> BoxedStrategy<Meta> {
    let ends = (100..=1000u16, 100..=1000u16);
    let cuts = (100..=1000u16, 100..=1000u16);
    let parts = btree_map(periods(), (1..=11u8).prop_map(|months| MonthsCovered::new(months).unwrap()), 0..3);
    let nested = &["/bands", "/cut"];
    let ballot = (ids(), names(), ids(), 0..1u64 << 50, moments());
    let ballot = of(ballot.prop_map(|(workbook, name, rater, revision, made)| BallotOf {
        workbook,
        name,
        rater,
        revision,
        made,
    }));
    let tolerance = (0..=Tolerance::MAX).prop_map(|points| Tolerance::new(points).unwrap());
    let avatar = (texts(), texts(), texts()).prop_map(|(pains, goals, objections)| Avatar { pains, goals, objections });
    let together = (select(&GroupMethod::ALL[..]), tolerance, ballot, avatar);
    let one = (names(), "[A-Z]{3}", moments(), texts(), select(&KeyListPreset::ALL[..]), 1..=1000u16);
    (one, (ends, cuts), (parts, weightings()), together, extras(nested))
        .prop_map(|(one, ((x, y), (across, up)), rest, (group, tolerance, ballot, avatar), extra)| {
            let (part_periods, weighting) = rest;
            let (name, currency, created, definition, preset, top_n) = one;
            Meta {
                name,
                currency: Currency::parse(&currency).unwrap(),
                created,
                definition,
                preset,
                top_n,
                bands: Bands::new(x.max(y), x.min(y)).unwrap(),
                cut: PortfolioCut::new(across, up).unwrap(),
                part_periods,
                weighting,
                group,
                tolerance,
                ballot,
                avatar,
                extra,
            }
        })
        .boxed()
}

fn weightings() -> BoxedStrategy<Weighting> {
    let ways = select(&[Way::Equal, Way::Points, Way::HundredPoints, Way::Order, Way::Pairwise][..]);
    let places = btree_map(ids(), (1..=1000u16).prop_map(|place| Place::new(place).unwrap()), 0..4);
    let judgements = vec((ids(), ids(), (-8..=8i8).prop_map(Judgement::from_steps)), 0..4);
    (ways, select(&[Since::AsMade, Since::ChangedByHand][..]), places, judgements)
        .prop_map(|(way, since, places, judgements)| {
            let mut weighting = Weighting { way, since, places, ..Weighting::default() };
            for (first, second, judgement) in judgements {
                weighting.judge(first, second, judgement);
            }
            weighting
        })
        .boxed()
}

pub fn derivations() -> BoxedStrategy<Derivation> {
    let one = || prop_oneof![Just(PeriodChoice::Latest), periods().prop_map(PeriodChoice::At)];
    let two = || {
        let between = (periods(), periods()).prop_map(|(from, to)| SpanChoice::Between(from, to));
        prop_oneof![Just(SpanChoice::Latest), between]
    };
    let sources = prop_oneof![
        one().prop_map(NumberSource::Revenue),
        one().prop_map(NumberSource::Profit),
        one().prop_map(NumberSource::Margin),
        two().prop_map(NumberSource::RevenueGrowth),
        two().prop_map(NumberSource::ProfitGrowth),
        texts().prop_map(NumberSource::Field),
    ];
    let limits = vec(quantities(), 9).prop_map(|limits| Scale::Thresholds(Thresholds::new(limits.try_into().unwrap())));
    let scales = prop_oneof![Just(Scale::MinMax), Just(Scale::Percentile), limits];
    let directions = select(&[Direction::Higher, Direction::Lower][..]);
    (sources, scales, directions).prop_map(|(source, scale, direction)| Derivation { source, scale, direction }).boxed()
}

pub fn accounts() -> BoxedStrategy<Account> {
    let words = vec(texts(), 10);
    let owners = of(select(&[Ownership::Public, Ownership::Private][..]));
    let field = prop_oneof![texts().prop_map(FieldValue::Text), quantities().prop_map(FieldValue::NumberE4)];
    let maps = (btree_set(texts(), 0..3), btree_map(texts(), field, 0..3), btree_map(periods(), figures(), 0..4));
    let future = (100..=1000u16, 100..=1000u16).prop_map(|(up, along)| FuturePosition::new(up, along).unwrap());
    let roles = btree_set(select(&Role::ALL[..]), 0..3);
    let segment = (roles, of(select(&AccountClass::ALL[..])), of(select(&Programme::ALL[..])), of(future));
    let rest = (owners, of(dates()), select(&Status::ALL[..]), segment, extras(&[]));
    (ids(), names(), words, maps, rest)
        .prop_map(|(id, name, mut words, maps, rest)| {
            let (tags, fields, figures) = maps;
            let (ownership, customer_since, status, (roles, class, programme, future), extra) = rest;
            let mut word = || words.pop().unwrap_or_default();
            Account {
                id,
                name,
                code: word(),
                sector: word(),
                ownership,
                size: word(),
                country: word(),
                city: word(),
                technology: word(),
                order_pattern: word(),
                tags,
                manager: word(),
                sponsor: word(),
                customer_since,
                fields,
                figures,
                notes: word(),
                status,
                roles,
                class,
                programme,
                future,
                extra,
            }
        })
        .boxed()
}

fn figures() -> impl Strategy<Value = Figures> {
    (of(money()), of(money())).prop_map(|(revenue, profit)| Figures { revenue, profit })
}

pub fn criteria() -> BoxedStrategy<Criterion> {
    let axes = select(&[Axis::None, Axis::Attractiveness, Axis::Strength][..]);
    let natures = select(&[Nature::Revenue, Nature::Other][..]);
    let texts = (names(), texts(), texts(), texts(), texts());
    let rest = (any::<u32>(), 0..=Weight::MAX_HUNDREDTHS, axes, natures, (of(derivations()), extras(&[])));
    (ids(), texts, rest)
        .prop_map(|(id, texts, (position, weight, axis, nature, (derived, extra)))| {
            let (name, meaning, low_anchor, high_anchor, library) = texts;
            let weight = Weight::from_hundredths(weight).unwrap();
            Criterion {
                id,
                position,
                name,
                meaning,
                low_anchor,
                high_anchor,
                weight,
                axis,
                nature,
                library,
                derived,
                extra,
            }
        })
        .boxed()
}

pub fn raters() -> impl Strategy<Value = Rater> {
    let taken = (moments(), ids(), btree_set(ids(), 0..3), extras(&[]));
    let ballots =
        vec(taken.prop_map(|(saved, seal, accounts, extra)| TakenBallot { saved, seal, accounts, extra }), 0..2);
    (ids(), names(), ballots, extras(&[])).prop_map(|(id, name, ballots, extra)| Rater { id, name, ballots, extra })
}

fn snapshots() -> BoxedStrategy<Snapshot> {
    let score = of((1..=5u32, 0..=90u32))
        .prop_map(|drawn| drawn.and_then(|(count, tenths)| GroupScore::new(count + tenths * count / 10, count)));
    let accounts = vec((ids(), names(), vec(score, 0..4)), 0..3).prop_map(|accounts| {
        let account = |(id, name, scores)| SnapshotAccount { id, name, scores: ScoreRow(scores), extra: Extra::new() };
        accounts.into_iter().map(account).collect()
    });
    let criteria = vec((ids(), names(), any::<bool>()), 0..3).prop_map(|criteria| {
        let by = |numbers| if numbers { ScoredBy::Numbers } else { ScoredBy::People };
        let weight = Weight::from_points(3).unwrap();
        let criterion =
            |(id, name, numbers)| SnapshotCriterion { id, name, weight, scored_by: by(numbers), extra: Extra::new() };
        criteria.into_iter().map(criterion).collect()
    });
    (ids(), names(), moments(), 1..=1000u16, criteria, accounts, extras(&[]))
        .prop_map(|(id, name, at, top_n, criteria, accounts, extra)| Snapshot {
            id,
            name,
            at,
            top_n,
            criteria,
            accounts,
            extra,
        })
        .boxed()
}

fn agreed() -> impl Strategy<Value = (Agreed, [Index; 2])> {
    let said = (1..=10u8, texts(), texts(), moments(), extras(&[]));
    ((ids(), ids()), said, [any::<Index>(), any::<Index>()]).prop_map(|((account, criterion), said, places)| {
        let (value, comment, by, at, extra) = said;
        (Agreed { account, criterion, value: Score::new(value).unwrap(), comment, by, at, extra }, places)
    })
}

fn scores() -> impl Strategy<Value = (ScoreRecord, [Index; 3])> {
    let places = [any::<Index>(), any::<Index>(), any::<Index>()];
    ((ids(), ids(), ids()), 1..=10u8, texts(), extras(&[]), places).prop_map(|(ids, value, comment, extra, places)| {
        let (account, criterion, rater) = ids;
        (ScoreRecord { account, criterion, rater, value: Score::new(value).unwrap(), comment, extra }, places)
    })
}

fn decisions() -> impl Strategy<Value = (Decision, Index)> {
    let statuses = || select(&Status::ALL[..]);
    let rest = (texts(), texts(), statuses(), statuses(), extras(&[]));
    (ids(), ids(), moments(), rest, any::<Index>()).prop_map(|(id, account, at, rest, place)| {
        let (by, reason, from, to, extra) = rest;
        (Decision { id, account, at, by, from, to, reason, extra }, place)
    })
}

pub fn kpis() -> BoxedStrategy<Kpi> {
    let directions = select(&[Direction::Higher, Direction::Lower][..]);
    let aggregates = select(&[Aggregate::Sum, Aggregate::Mean, Aggregate::Last][..]);
    let texts = (names(), texts(), texts());
    let weight = of((0..=Weight::MAX_HUNDREDTHS).prop_map(|hundredths| Weight::from_hundredths(hundredths).unwrap()));
    let formulas = select(&["a ÷ b × 100", "(first(آغاز) + ۲,۵) * 3", "max(چیز; other thing) - min(1; x)"][..]);
    let measure = of(formulas.prop_map(|formula| Expression::parse(formula).unwrap()));
    (ids(), texts, select(&Unit::ALL[..]), directions, (aggregates, weight, measure), extras(&[]))
        .prop_map(|(id, (name, catalogue, formula), unit, direction, (aggregate, weight, measure), extra)| Kpi {
            id,
            name,
            catalogue,
            unit,
            direction,
            aggregate,
            formula,
            weight,
            measure,
            extra,
        })
        .boxed()
}

fn targets() -> BoxedStrategy<TargetDraft> {
    let owners = prop_oneof![ids().prop_map(Owner::Account), texts().prop_map(Owner::Manager), Just(Owner::Portfolio)];
    let baselines = prop_oneof![
        quantities().prop_map(Baseline::Typed),
        (periods(), quantities()).prop_map(|(period, value)| Baseline::Revenue(period, value)),
        (periods(), quantities()).prop_map(|(period, value)| Baseline::Profit(period, value)),
    ];
    let agreed = of((dates(), texts()).prop_map(|(on, by)| Agreement { on, by }));
    let growth = (Percent::MIN_BP..=Percent::MAX_BP).prop_map(|bp| Percent::from_basis_points(bp).unwrap());
    let numbers = (quantities(), of(quantities()), of(quantities()), growth);
    let actuals = vec((any::<Index>(), quantities(), extras(&[])), 0..3);
    let rest = (of(baselines), agreed, numbers, (plans(), vec(revisions(), 0..3)), extras(&[]));
    (ids(), owners, (ids(), periods()), rest, ([any::<Index>(), any::<Index>()], actuals))
        .prop_map(|(id, owner, (kpi, period), rest, (places, actuals))| {
            let (baseline, agreed, (value, min, max, growth), ((kind, of_parts), log), extra) = rest;
            let split = period.split(kind);
            let parts = split.iter().copied().zip(of_parts.iter().map(|(part, _)| *part)).collect();
            let inputs = split.iter().copied().zip(of_parts.into_iter().map(|(_, inputs)| inputs)).collect();
            let target =
                Target { id, owner, kpi, period, baseline, growth, value, min, max, agreed, parts, inputs, log, extra };
            (target, places, actuals)
        })
        .boxed()
}

/// How a period is split, and what is planned and counted in its parts.
fn plans() -> BoxedStrategy<(PeriodKind, Vec<(Quantity, Inputs)>)> {
    let kinds = select(&[PeriodKind::Quarter, PeriodKind::Month][..]);
    (kinds, vec((quantities(), btree_map(texts(), quantities(), 0..3)), 0..5)).boxed()
}

fn revisions() -> BoxedStrategy<Revision> {
    use TargetFigure::{Agreement, Baseline, Growth, Max, Min, Parts, Removal, Scope, Value};
    let what = select(&[Value, Baseline, Growth, Min, Max, Parts, Scope, Agreement, Removal][..]);
    let figures = (of(quantities()), of(quantities()));
    (moments(), texts(), what, figures, (texts(), extras(&[])))
        .prop_map(|(at, by, what, (from, to), (reason, extra))| Revision { at, by, what, from, to, reason, extra })
        .boxed()
}

fn trash() -> BoxedStrategy<TrashItem> {
    let what = prop_oneof![
        accounts().prop_map(|account| Trashed::Account(Box::new(account))),
        criteria().prop_map(|criterion| Trashed::Criterion(Box::new(criterion))),
        kpis().prop_map(|kpi| Trashed::Kpi(Box::new(kpi))),
        raters().prop_map(|rater| Trashed::Rater(Box::new(rater))),
        targets().prop_map(|(target, ..)| Trashed::Target(Box::new(target))),
    ];
    let records = (vec(scores(), 0..3), vec(decisions(), 0..2), vec(targets(), 0..2), vec(agreed(), 0..2));
    (ids(), moments(), what, records, extras(&["/what"]))
        .prop_map(|(id, at, what, records, extra)| {
            let (scores, decisions, targets, agreed) = records;
            TrashItem {
                id,
                at,
                what,
                scores: scores.into_iter().map(|(score, _)| score).collect(),
                decisions: decisions.into_iter().map(|(decision, _)| decision).collect(),
                targets: targets.into_iter().map(|(target, ..)| target).collect(),
                actuals: Vec::new(),
                agreed: agreed.into_iter().map(|(agreed, _)| agreed).collect(),
                extra,
            }
        })
        .boxed()
}
