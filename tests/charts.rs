//! How charts are drawn: round ticks, labels that do not cover each other, and what each chart draws from its numbers.

#[path = "../src/app/ui/charts/drawing/mod.rs"]
#[allow(dead_code)]
mod drawing;

use drawing::{
    attainment::{self, Attainment, AttainmentRow},
    axes::Reading,
    bands::{self, BandLines, Period},
    bubbles::{self, Bubble, BubbleFormats, Portfolio},
    histogram::{self, Histogram, HistogramBand, HistogramFormats, bins},
    labels::{Area, Disc, place_labels, spread, text_width},
    pareto::{self, Pareto, ParetoBar, ParetoFormats},
    scale::{Linear, counted_ticks, nice_ticks},
    scene::Shape,
    treemap::{self, TreeBox, TreeGroup, Treemap},
};

#[track_caller]
fn check_ticks(values: &[f64], expected: &[f64], decimals: u8) {
    let ticks = nice_ticks(values.iter().copied());
    assert_eq!(ticks.values, expected);
    assert_eq!(ticks.decimals, decimals);
}

#[test]
fn ticks_are_round_and_around_the_data() {
    check_ticks(&[0.0, 100.0], &[0.0, 20.0, 40.0, 60.0, 80.0, 100.0], 0);
    check_ticks(&[0.0, 104_874.98], &[0.0, 25_000.0, 50_000.0, 75_000.0, 100_000.0, 125_000.0], 0);
    check_ticks(&[0.0, 1.0], &[0.0, 0.2, 0.4, 0.600_000_000_000_000_1, 0.8, 1.0], 1);
    check_ticks(&[-30.0, 70.0], &[-50.0, -25.0, 0.0, 25.0, 50.0, 75.0], 0);
}

#[test]
fn the_labels_of_ticks_follow_their_step() {
    // Of 20,000 accounts the largest made 0.05% of the revenue: an axis of four ticks read "0%" at every one of them.
    // Written in per cent, a share has two decimals less.
    for (most, decimals) in [(0.0005, 4), (0.000_02, 6), (0.000_000_3, 7), (0.5, 1), (30.0, 0)] {
        let ticks = nice_ticks([0.0, most]);
        let labels: Vec<String> =
            ticks.values.iter().map(|value| format!("{value:.*}", usize::from(ticks.decimals))).collect();
        assert!(labels.windows(2).all(|pair| pair[0] != pair[1]), "{most}: {labels:?}");
        assert_eq!(ticks.decimals, decimals, "{most}: {labels:?}");
    }
}

#[test]
fn ticks_are_four_to_six_whatever_the_values() {
    for least in [-1e9, -12.3, 0.0, 0.004, 1.0, 99_999.0] {
        for length in [1e-6, 0.3, 1.0, 7.0, 41.0, 999.0, 1e12] {
            let ticks = nice_ticks([least, least + length]);
            let (first, last) = ticks.domain();
            assert!((4..=6).contains(&ticks.values.len()), "{least} + {length}: {:?}", ticks.values);
            assert!(first <= least + length * 1e-6 && last >= least + length * (1.0 - 1e-6), "{least} + {length}");
        }
    }
}

#[test]
fn ticks_survive_no_values_equal_values_and_what_is_no_number() {
    for values in [&[][..], &[5.0, 5.0], &[0.0], &[f64::NAN, 3.0], &[f64::INFINITY]] {
        let ticks = nice_ticks(values.iter().copied());
        assert!(ticks.values.len() >= 2 && ticks.values.iter().all(|value| value.is_finite()), "{values:?}");
    }
}

#[test]
fn counted_ticks_begin_at_one_and_go_by_round_numbers() {
    assert_eq!(counted_ticks(4, 6), [0, 1, 2, 3]);
    assert_eq!(counted_ticks(91, 6), [0, 19, 39, 59, 79]);
    assert_eq!(counted_ticks(9, 4), [0, 4]);
    assert_eq!(counted_ticks(0, 6), Vec::<usize>::new());
}

#[test]
fn a_scale_without_length_stands_in_the_middle() {
    let at = |domain| Linear { domain, range: (0.0, 100.0) }.at(5.0);
    assert!((at((0.0, 10.0)) - 50.0).abs() < 1e-9);
    assert!((at((5.0, 5.0)) - 50.0).abs() < 1e-9);
}

fn overlap(a: &Area, b: &Area) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

#[test]
fn labels_cover_neither_each_other_nor_foreign_bubbles() {
    // A crowd in one corner, as scores make it: whole coordinates, many equal ones.
    let discs: Vec<Disc> = (0..60_i32)
        .map(|n| Disc { x: f64::from(n % 8) * 60.0, y: f64::from(n % 5) * 70.0, r: f64::from(30 - n / 2) })
        .collect();
    let sizes = vec![(84.0, 14.0); 40];
    let bounds = Area { x: -80.0, y: -60.0, width: 620.0, height: 440.0 };
    let corner = Area { x: -80.0, y: -60.0, width: 120.0, height: 30.0 };
    let placed = place_labels(&discs, &sizes, bounds, &[corner], 0);
    let areas: Vec<(usize, Area)> = placed.iter().enumerate().filter_map(|(n, p)| p.map(|p| (n, p.area))).collect();
    assert!(areas.len() >= 5, "{} labels found a place", areas.len());
    for (n, area) in &areas {
        assert!(!overlap(area, &corner));
        assert!(areas.iter().all(|(m, other)| n == m || !overlap(area, other)));
    }
}

#[test]
fn a_lone_large_bubble_carries_its_label_inside() {
    let disc = Disc { x: 100.0, y: 100.0, r: 40.0 };
    let bounds = Area { x: 0.0, y: 0.0, width: 200.0, height: 200.0 };
    let placed = place_labels(&[disc], &[(50.0, 14.0)], bounds, &[], 0);
    let inside = placed[0].expect("there is room");
    assert!((inside.area.x - 75.0).abs() < 1e-9 && inside.leader.is_none());
}

#[test]
fn the_most_important_are_labelled_even_in_a_crowd() {
    // The largest lie under each other, and small ones stand all around them.
    let large = (0..6_i32).map(|n| Disc { x: 300.0 + f64::from(n) * 9.0, y: 200.0, r: 34.0 - f64::from(n) });
    let small = (0..90_i32).map(|n| Disc { x: f64::from(n % 15) * 40.0, y: f64::from(n / 15) * 68.0, r: 9.0 });
    let discs: Vec<Disc> = large.chain(small).collect();
    let bounds = Area { x: -20.0, y: -20.0, width: 640.0, height: 440.0 };
    let placed = place_labels(&discs, &[(84.0, 14.0); 40], bounds, &[], 6);
    assert!(placed[..6].iter().all(Option::is_some), "{placed:?}");
    let areas: Vec<Area> = placed.iter().flatten().map(|placed| placed.area).collect();
    for (place, area) in areas.iter().enumerate() {
        assert!(areas[place + 1..].iter().all(|other| !overlap(area, other)), "{area:?}");
    }
}

fn labels_of(bubbles: Vec<Bubble>, width: f64) -> Vec<String> {
    let formats = BubbleFormats { tick: &|value| value.to_string(), value: &|value| value.to_string() };
    let data = Portfolio { bubbles, domain: (1.0, 10.0), cuts: (5.5, 5.5), ..Portfolio::default() };
    let picture = bubbles::draw(&data, &formats, width, Reading::LeftToRight);
    let labels = classes(&picture, "chart__labels")[0].all();
    labels.into_iter().filter(|shape| shape.tag == "text").map(|shape| shape.text.clone()).collect()
}

#[test]
fn key_accounts_are_labelled_first_then_the_largest_on_a_phone_too() {
    let crowd = |n: i32| Bubble {
        label: format!("Account {n}"),
        is_key: n == 70,
        ..bubble(6.0 + f64::from(n % 5) * 0.8, 6.0 + f64::from(n % 7) * 0.5, Some(f64::from(100 - n)))
    };
    for width in [320.0, 900.0] {
        let labels = labels_of((0..80).map(crowd).collect(), width);
        assert_eq!(labels[..3], ["Account 70", "Account 0", "Account 1"], "{width}");
    }
}

#[test]
fn names_at_line_ends_are_pushed_apart_and_keep_their_order() {
    assert_eq!(spread(&[50.0, 50.0, 90.0], 15.0, (0.0, 100.0)), [50.0, 65.0, 90.0]);
    assert_eq!(spread(&[99.0, 98.0], 15.0, (0.0, 100.0)), [100.0, 85.0]);
}

fn classes<'a>(picture: &'a Shape, class: &str) -> Vec<&'a Shape> {
    let has = |shape: &&Shape| shape.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class));
    picture.all().into_iter().filter(has).collect()
}

fn x_of(shape: &Shape, name: &str) -> f64 {
    shape.attribute(name).and_then(|value| value.parse().ok()).expect("a number")
}

fn pareto_of(count: usize) -> Pareto {
    let value = |n: usize| 1000.0 / (n as f64 + 1.0);
    let total: f64 = (0..count).map(value).sum();
    let mut sum = 0.0;
    let bar = |n: usize| {
        sum += value(n);
        ParetoBar {
            id: n.to_string(),
            label: format!("Account {n}"),
            value: value(n),
            cumulative: sum / total,
            text: String::new(),
        }
    };
    Pareto { bars: (0..count).map(bar).collect(), line: 0.8, ..Pareto::default() }
}

fn draw_pareto(data: &Pareto, reading: Reading) -> Shape {
    let formats = ParetoFormats { value: &|v, _| v.to_string(), share: &|s| format!("{s}"), place: &|n| n.to_string() };
    pareto::draw(data, &formats, 900.0, reading)
}

#[test]
fn a_pareto_chart_draws_every_account_until_there_are_too_many() {
    let bars = |count| classes(&draw_pareto(&pareto_of(count), Reading::LeftToRight), "chart__bar").len();
    assert_eq!((bars(0), bars(1), bars(91), bars(10_000)), (0, 1, 91, 60));
    let shapes = draw_pareto(&pareto_of(10_000), Reading::LeftToRight).all().len();
    assert!(shapes < 400, "{shapes} shapes");
}

#[test]
fn the_largest_of_many_accounts_have_bars_that_can_be_pointed_at() {
    let data = pareto_of(10_000);
    assert!(data.has_tail() && !pareto_of(100).has_tail());
    let head = data.head("The largest 60".to_owned());
    let picture = draw_pareto(&head, Reading::LeftToRight);
    let widths = classes(&picture, "chart__hit").into_iter().map(|hit| x_of(hit, "width"));
    let widths: Vec<f64> = widths.collect();
    assert!(widths.len() == 60 && widths.iter().all(|width| *width > 12.0), "{widths:?}");
    assert!(classes(&picture, "chart__bar--soft").is_empty());
    // Their shares are those of the total, as before.
    assert_eq!(head.bars[59].cumulative.to_bits(), data.bars[59].cumulative.to_bits());
}

#[test]
fn a_pareto_chart_of_many_accounts_has_one_scale_along_the_line() {
    // Of accounts that are all alike the curve is a straight line: a kink would be the chart's own.
    let count = 5_000;
    let bar = |n: usize| ParetoBar { value: 1.0, cumulative: (n + 1) as f64 / count as f64, ..ParetoBar::default() };
    let data = Pareto { bars: (0..count).map(bar).collect(), line: 0.8, ..Pareto::default() };
    let picture = draw_pareto(&data, Reading::LeftToRight);
    let curve = classes(&picture, "chart__line--second")[0].attribute("d").expect("a path").to_owned();
    let point = |point: &str| {
        let (x, y) = point.split_once(' ').expect("two numbers");
        (x.parse::<f64>().expect("x"), y.parse::<f64>().expect("y"))
    };
    let points: Vec<(f64, f64)> = curve.split(['M', 'L']).filter(|point| !point.is_empty()).map(point).collect();
    let (first, last) = (points[0], points[points.len() - 1]);
    for (x, y) in &points {
        let straight = first.1 + (last.1 - first.1) * (x - first.0) / (last.0 - first.0);
        assert!((y - straight).abs() < 0.3, "{y} instead of {straight} at {x}");
    }
}

#[test]
fn right_to_left_the_largest_account_stands_at_the_right() {
    let first = |reading| x_of(classes(&draw_pareto(&pareto_of(10), reading), "chart__bar")[0], "x");
    assert!(first(Reading::LeftToRight) < 200.0);
    assert!(first(Reading::RightToLeft) > 700.0);
}

#[test]
fn a_negative_value_hangs_under_the_line() {
    let mut data = pareto_of(3);
    data.bars[2].value = -400.0;
    let picture = draw_pareto(&data, Reading::LeftToRight);
    let hanging = classes(&picture, "chart__bar--negative");
    assert_eq!(hanging.len(), 1);
    assert!(x_of(hanging[0], "height") > 0.0);
}

fn draw_bubbles(bubbles: Vec<Bubble>, reading: Reading) -> Shape {
    let data = Portfolio { bubbles, domain: (1.0, 10.0), cuts: (5.5, 5.5), ..Portfolio::default() };
    bubbles::draw(&data, &BubbleFormats { tick: &|v| v.to_string(), value: &|v| v.to_string() }, 900.0, reading)
}

fn bubble(x: f64, y: f64, value: Option<f64>) -> Bubble {
    Bubble { label: "Account".into(), x, y, value, ..Bubble::default() }
}

#[test]
fn a_bubbles_area_follows_its_value() {
    let picture = draw_bubbles(vec![bubble(8.0, 8.0, Some(100.0)), bubble(3.0, 3.0, Some(25.0))], Reading::LeftToRight);
    let radii: Vec<f64> = classes(&picture, "chart__bubble").iter().map(|shape| x_of(shape, "r")).collect();
    assert!((radii[0] / radii[1] - 2.0).abs() < 0.02, "{radii:?}");
}

#[test]
fn bubbles_without_a_positive_value_are_small_empty_rings() {
    let picture = draw_bubbles(
        vec![bubble(8.0, 8.0, None), bubble(3.0, 3.0, Some(-5.0)), bubble(5.0, 5.0, Some(0.0))],
        Reading::LeftToRight,
    );
    let rings = classes(&picture, "chart__bubble");
    assert!(rings.iter().all(|ring| ring.attribute("stroke-dasharray").is_some() && x_of(ring, "r") < 5.0));
}

#[test]
fn a_tie_with_the_cut_belongs_to_the_higher_class_and_the_axis_mirrors() {
    let tie = draw_bubbles(vec![bubble(5.5, 5.5, Some(1.0))], Reading::LeftToRight);
    assert_eq!(classes(&tie, "chart__bubble--strategic").len(), 1);
    let x =
        |reading| x_of(classes(&draw_bubbles(vec![bubble(9.0, 5.0, Some(1.0))], reading), "chart__bubble")[0], "cx");
    assert!(x(Reading::LeftToRight) > 600.0 && x(Reading::RightToLeft) < 300.0);
}

#[test]
fn only_the_largest_of_very_many_bubbles_are_drawn() {
    let many = (0..10_000).map(|n| bubble(f64::from(n % 10) + 1.0, 5.0, Some(f64::from(n)))).collect();
    assert_eq!(classes(&draw_bubbles(many, Reading::LeftToRight), "chart__bubble").len(), bubbles::MOST_BUBBLES);
}

#[test]
fn lines_break_where_a_period_has_no_value() {
    let period = |actual| Period { name: "Q".into(), actual, ..Period::default() };
    let data = BandLines {
        periods: vec![period(Some(1.0)), period(Some(2.0)), period(None), period(Some(3.0))],
        ..BandLines::default()
    };
    let picture = bands::draw(&data, &|v, _| v.to_string(), 600.0, Reading::LeftToRight);
    assert_eq!(classes(&picture, "chart__line").len(), 2);
    assert_eq!(classes(&picture, "chart__point").len(), 3);
}

#[test]
fn an_attainment_far_over_the_target_is_cut_and_says_so() {
    let row = |share: f64| AttainmentRow { share, number: format!("{share}"), ..AttainmentRow::default() };
    let data = Attainment { rows: vec![row(9.0), row(0.4), row(-1.0)], ..Attainment::default() };
    let picture = attainment::draw(&data, &|share| share.to_string(), 600.0, Reading::LeftToRight);
    let cut = picture.all().into_iter().filter(|shape| shape.text.starts_with('»')).count();
    assert_eq!(cut, 1);
    assert!(picture.all().iter().filter(|shape| shape.tag == "rect").all(|bar| x_of(bar, "width") >= 0.0));
}

/// Bars of rows by name, all at 85%.
fn named_bars(names: &[&str], axis: &str, width: f64) -> Shape {
    let row = |name: &&str| AttainmentRow { label: (*name).to_owned(), share: 0.85, ..AttainmentRow::default() };
    let data = Attainment { rows: names.iter().map(row).collect(), axis: axis.to_owned(), ..Attainment::default() };
    attainment::draw(&data, &|share| format!("{:.0} %", share * 100.0), width, Reading::LeftToRight)
}

// Story: at 1440 px a single account's name stood cut before an empty half of the picture: the room made for it was
// smaller than it by the last digit of a fraction.
#[test]
fn a_name_that_has_room_is_not_cut() {
    for name in ["فولاد مبارکه · ۱۴۰۵", "Whole portfolio · Q3 2026", "Весь портфель · 3 кв. 2026"]
    {
        for width in [700.0, 913.0, 1130.0] {
            let picture = named_bars(&[name], "", width);
            assert!(picture.all().iter().any(|shape| shape.text == name), "{name} at {width}");
        }
    }
}

// Story: at 360 px two targets of the portfolio were both called "Весь портфел…", the shares below their bars ran into
// each other, and the axis' name began outside the picture.
#[test]
fn on_a_phone_bars_keep_their_names_their_shares_apart_and_the_axis_inside() {
    const WIDTH: f64 = 312.0;
    let names = ["Весь портфель · 1 кв. 2026 г.", "Весь портфель · 3 кв. 2026 г."];
    let picture = named_bars(&names, "Выполнение того, что ожидалось к этому времени", WIDTH);
    let texts: Vec<String> = picture.all().iter().map(|shape| shape.text.clone()).collect();
    for name in names {
        assert!(texts.iter().any(|text| text == name), "{name}: {texts:?}");
    }
    let ticks = classes(&picture, "chart__tick");
    assert!(ticks.len() >= 2);
    for pair in ticks.windows(2) {
        let half = f64::midpoint(text_width(&pair[0].text, 12.0), text_width(&pair[1].text, 12.0));
        assert!(x_of(pair[1], "x") - x_of(pair[0], "x") > half, "{} {}", pair[0].text, pair[1].text);
    }
    for line in classes(&picture, "chart__axis-name") {
        assert!(!line.text.contains('…') && x_of(line, "x") - text_width(&line.text, 12.0) >= 0.0, "{}", line.text);
    }
}

// Story: at 360 px the months below a target's path ran into each other, the first of them began outside the picture, and
// the name of the only point stood on the axis' zero.
#[test]
fn on_a_phone_the_names_of_a_path_stand_apart() {
    let months = ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."];
    let period = |(place, month): (usize, &&str)| Period {
        name: format!("{month} 1998 г."),
        target: Some(800_000.0 * (place + 1) as f64),
        actual: (place == 0).then_some(800_000.0),
        ..Period::default()
    };
    let words =
        bands::BandWords {
            actual: "Факт".into(), target: "При этом темпе".into(), ..bands::BandWords::default()
        };
    let data = BandLines { periods: months.iter().enumerate().map(period).collect(), words };
    let picture = bands::draw(&data, &|v, _| format!("{v:.0}"), 312.0, Reading::LeftToRight);
    let shapes = classes(&picture, "chart__tick");
    let names: Vec<&Shape> = shapes.into_iter().filter(|shape| shape.text.contains("1998")).collect();
    assert!(names.len() >= 2, "{}", names.len());
    for pair in names.windows(2) {
        let half = f64::midpoint(text_width(&pair[0].text, 12.0), text_width(&pair[1].text, 12.0));
        assert!(x_of(pair[1], "x") - x_of(pair[0], "x") > half, "{} {}", pair[0].text, pair[1].text);
    }
    assert!(names.iter().all(|name| x_of(name, "x") >= text_width(&name.text, 12.0) / 2.0));
    let line = classes(&picture, "chart__axis")[0];
    let point = classes(&picture, "chart__halo").into_iter().find(|shape| shape.text == "Факт").expect("the name");
    assert!(x_of(point, "x") - text_width("Факт", 12.0) / 2.0 >= x_of(line, "x1"), "beside the numbers of the axis");
    assert!(x_of(point, "y") < x_of(line, "y1"), "over the names of the periods");
}

#[test]
fn every_number_lies_in_one_bar() {
    for values in [&[][..], &[5.0], &[0.0, 0.0], &[-3.0, 12.5, 100.0, 100.0], &[1e9, 1.0, f64::NAN]] {
        let bins = bins(values);
        let finite = values.iter().filter(|value| value.is_finite()).count();
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<usize>(), finite, "{values:?}");
        assert!((4..=30).contains(&bins.len()), "{values:?}: {}", bins.len());
        assert!(bins.windows(2).all(|pair| (pair[0].to - pair[1].from).abs() < 1e-6 * pair[0].to.abs().max(1.0)));
    }
}

#[test]
fn the_strip_covers_the_plot_without_gaps() {
    let band = |label: &str, from, to| HistogramBand { label: label.into(), class: "band".into(), from, to };
    let data = Histogram {
        values: vec![0.0, 10.0, 60.0, 100.0],
        bands: vec![band("1", 0.0, 10.0), band("2", 60.0, 60.0), band("3", 100.0, 100.0)],
        ..Histogram::default()
    };
    let number = |value: f64, _: u8| value.to_string();
    let formats = HistogramFormats { value: &number, count: &number, bar: &|bin| bin.count.to_string() };
    for reading in [Reading::LeftToRight, Reading::RightToLeft] {
        let picture = histogram::draw(&data, &formats, 600.0, reading);
        let mut parts: Vec<(f64, f64)> = picture
            .all()
            .into_iter()
            .filter(|shape| shape.tag == "rect" && shape.attribute("class") == Some("chart__part band"))
            .map(|shape| {
                let at =
                    |name: &str| shape.attribute(name).and_then(|value| value.parse::<f64>().ok()).expect("a number");
                (at("x"), at("x") + at("width"))
            })
            .collect();
        parts.sort_by(|one, other| one.0.total_cmp(&other.0));
        assert_eq!(parts.len(), 3);
        assert!(parts.windows(2).all(|pair| (pair[0].1 - pair[1].0).abs() < 0.2), "{parts:?}");
    }
}

fn check_treemap(values: &[f64]) {
    let frame = Area { x: 10.0, y: 20.0, width: 600.0, height: 400.0 };
    let boxes = treemap::squarify(values, frame);
    let sum: f64 = values.iter().filter(|value| **value > 0.0).sum();
    for (value, area) in values.iter().zip(&boxes) {
        let expected = value.max(0.0) / sum * frame.width * frame.height;
        assert!(
            (area.width * area.height - expected).abs() < 1e-6 * frame.width * frame.height,
            "{value} in {values:?}"
        );
        assert!(area.x >= frame.x - 1e-6 && area.x + area.width <= frame.x + frame.width + 1e-6, "{area:?}");
        assert!(area.y >= frame.y - 1e-6 && area.y + area.height <= frame.y + frame.height + 1e-6, "{area:?}");
    }
    for (place, one) in boxes.iter().enumerate() {
        let shrunk = Area { x: one.x + 1e-6, y: one.y + 1e-6, width: one.width - 2e-6, height: one.height - 2e-6 };
        let covers = |other: &Area| shrunk.width > 0.0 && shrunk.height > 0.0 && overlap(&shrunk, other);
        assert!(boxes.iter().skip(place + 1).all(|other| !covers(other)), "{values:?}");
    }
}

#[test]
fn a_treemap_fills_its_frame_in_proportion_and_nothing_overlaps() {
    check_treemap(&[1.0]);
    check_treemap(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0]);
    check_treemap(&[1e9, 1.0, 0.5]);
    check_treemap(&[3.0, 0.0, -2.0]);
    check_treemap(&(1..200).rev().map(f64::from).collect::<Vec<_>>());
    let none = treemap::squarify(&[0.0, -1.0], Area { x: 0.0, y: 0.0, width: 9.0, height: 9.0 });
    assert!(none.iter().all(|area| area.width * area.height == 0.0));
}

#[test]
fn the_squarified_example_of_its_authors_begins_as_they_draw_it() {
    // Bruls, Huizing and van Wijk 2000, section 3.2: 6, 6, 4, 3, 2, 2, 1 in a box of 6 × 4. The first row holds the two
    // sixes, 3 × 2 each; the second 4 and 3 above each other's right.
    let boxes =
        treemap::squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], Area { x: 0.0, y: 0.0, width: 6.0, height: 4.0 });
    let sides = |place: usize| (boxes[place].width, boxes[place].height);
    assert_eq!((sides(0), sides(1)), ((3.0, 2.0), (3.0, 2.0)));
    assert!((boxes[2].height - 7.0 / 3.0).abs() < 1e-9 && (boxes[3].height - 7.0 / 3.0).abs() < 1e-9);
}

#[test]
fn a_treemap_marks_every_group_and_every_member() {
    let member = |id: &str, value| TreeBox { id: id.into(), label: id.into(), value, heat: Some(7), text: id.into() };
    let group = |id: &str, boxes| TreeGroup { id: id.into(), label: id.into(), text: id.into(), boxes };
    let groups = vec![group("g1", vec![member("a", 5.0), member("b", 0.0)]), group("g2", vec![member("c", 9.0)])];
    let data = Treemap { groups, area: "Area".into(), heat: "Colour".into() };
    for reading in [Reading::LeftToRight, Reading::RightToLeft] {
        let picture = treemap::draw(&data, 700.0, reading);
        let ids: Vec<&str> = picture.all().iter().filter_map(|shape| shape.attribute("data-id")).collect();
        assert_eq!(ids, ["g2", "c", "g1", "a"]);
    }
}

/// The middles of the bubbles and the tips of the arrows, from the left.
fn circles(picture: &Shape, class: &str) -> Vec<(f64, f64, f64)> {
    let number =
        |shape: &Shape, name: &str| shape.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN);
    let found = picture.all().into_iter().filter(|shape| {
        shape.tag == "circle" && shape.attribute("class").is_some_and(|own| own.split(' ').any(|one| one == class))
    });
    found.map(|shape| (number(shape, "cx"), number(shape, "cy"), number(shape, "r"))).collect()
}

fn matrix(bubbles: Vec<Bubble>, reading: Reading) -> Shape {
    let formats = BubbleFormats { tick: &|value| value.to_string(), value: &|value| value.to_string() };
    let data = Portfolio { bubbles, domain: (1.0, 10.0), cuts: (5.5, 5.5), ..Portfolio::default() };
    bubbles::draw(&data, &formats, 900.0, reading)
}

#[test]
fn bubbles_of_one_place_stand_beside_each_other() {
    let same: Vec<Bubble> = (0..9).map(|_| bubble(7.0, 7.0, Some(100.0))).collect();
    assert_eq!(bubbles::sharing(&same), 9);
    assert_eq!(bubbles::sharing(&[bubble(7.0, 7.0, None), bubble(7.1, 7.0, None)]), 0);
    let places = circles(&matrix(same, Reading::LeftToRight), "chart__bubble");
    assert_eq!(places.len(), 9);
    for (number, one) in places.iter().enumerate() {
        for other in &places[number + 1..] {
            assert!((one.0 - other.0).hypot(one.1 - other.1) >= one.2 * 0.99, "{one:?} hides {other:?}");
        }
    }
}

#[test]
fn bubbles_of_one_place_stay_in_its_quadrant() {
    for (x, y) in [(5.0, 5.0), (5.5, 5.5), (5.4, 9.9), (1.0, 1.0), (10.0, 5.5)] {
        for (count, value) in [(2, 100.0), (20, 100.0), (300, 1.0)] {
            for reading in [Reading::LeftToRight, Reading::RightToLeft] {
                let same = (0..count).map(|_| bubble(x, y, Some(value))).collect();
                let picture = matrix(same, reading);
                let places = circles(&picture, "chart__bubble");
                let cuts = classes(&picture, "chart__cut");
                let (cut_x, cut_y) = (x_of(cuts[0], "x1"), x_of(cuts[1], "y1"));
                let is_after = (x >= 5.5) == (reading == Reading::LeftToRight);
                for (cx, cy, _) in &places {
                    let along = if is_after { cx - cut_x } else { cut_x - cx };
                    let up = if y >= 5.5 { cut_y - cy } else { cy - cut_y };
                    assert!(along > -0.2 && up > -0.2, "{count} at {x}, {y}: {cx}, {cy}");
                }
                assert_eq!(classes(&picture, "chart__true-place").len(), 1);
            }
        }
    }
}

#[test]
fn an_arrow_leads_to_where_an_account_is_to_stand_in_both_directions() {
    let moving = Bubble { future: Some((9.0, 4.0)), ..bubble(3.0, 8.0, Some(1.0)) };
    for (reading, forward) in [(Reading::LeftToRight, 1.0), (Reading::RightToLeft, -1.0)] {
        let picture = matrix(vec![moving.clone(), bubble(5.0, 5.0, None)], reading);
        let [end] = circles(&picture, "chart__future")[..] else { panic!("one arrow") };
        let start = circles(&picture, "chart__bubble")[0];
        assert!((end.0 - start.0) * forward > 100.0 && end.1 - start.1 > 100.0, "{start:?} to {end:?}");
    }
}

#[test]
fn the_middle_of_a_bubble_is_its_own_whatever_head_lies_over_it() {
    // On a phone the head of Hungry Owl's arrow lay on the middles of QUICK-Stop and Rattlesnake: a tap on either
    // opened nothing.
    let words = Some(("Hungry Owl in three years".to_owned(), "6 and 9".to_owned()));
    let moving = Bubble { id: "owl".into(), future: Some((7.0, 7.0)), head: words, ..bubble(3.0, 8.0, Some(1.0)) };
    let under = Bubble { id: "stop".into(), ..bubble(7.0, 7.0, Some(5.0)) };
    let far = Bubble { id: "far".into(), ..bubble(2.0, 2.0, Some(5.0)) };
    let picture = matrix(vec![moving.clone(), under, far], Reading::LeftToRight);
    let found = picture.all();
    let place = |class: &str| found.iter().position(|shape| shape.attribute("class") == Some(class)).expect("drawn");
    let middles: Vec<_> = found.iter().filter_map(|shape| shape.attribute("data-of")).collect();
    assert_eq!(middles, ["stop"]);
    assert!(place("chart__middle") > place("chart__head"), "what is drawn later is pressed first");
    // Its own bubble is not taken from its own head.
    let own = Bubble { future: Some((3.0, 8.0)), ..moving };
    let picture = matrix(vec![own], Reading::LeftToRight);
    assert!(picture.all().iter().all(|shape| shape.attribute("data-of").is_none()));
}

#[test]
fn the_head_of_an_arrow_can_be_gripped_and_says_where_the_scale_ends() {
    let words = Some(("Account in three years".to_owned(), "6 and 9".to_owned()));
    let moving = Bubble { id: "a".into(), future: Some((9.0, 4.0)), head: words, ..bubble(3.0, 8.0, Some(1.0)) };
    for reading in [Reading::LeftToRight, Reading::RightToLeft] {
        let picture = matrix(vec![moving.clone(), bubble(5.0, 5.0, None)], reading);
        let [head] = circles(&picture, "chart__head")[..] else { panic!("one head") };
        let [ring] = circles(&picture, "chart__future")[..] else { panic!("one ring") };
        assert!(
            (head.0 - ring.0).abs() < 0.1 && (head.1 - ring.1).abs() < 0.1 && head.2 >= 12.0,
            "wide enough for a finger"
        );
        let all = picture.all();
        let arrows = all.iter().find(|shape| shape.attribute("class") == Some("chart__arrows")).expect("the arrows");
        let end = |name: &str| -> f64 { arrows.attribute(name).expect("an end").parse().expect("a number") };
        // Nine of the scale from 1 to 10 is eight ninths of the way along.
        let along = end("data-left") + (end("data-right") - end("data-left")) * 8.0 / 9.0;
        let up = end("data-low") + (end("data-high") - end("data-low")) * 3.0 / 9.0;
        assert!((along - ring.0).abs() < 0.2 && (up - ring.1).abs() < 0.2, "{along} {up} {ring:?}");
    }
    let still = Bubble { future: Some((9.0, 4.0)), ..bubble(3.0, 8.0, Some(1.0)) };
    assert_eq!(circles(&matrix(vec![still], Reading::LeftToRight), "chart__head").len(), 0);
}
