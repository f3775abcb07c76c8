//! The charts, with few and with very many accounts.

use leptos::prelude::*;

use crate::app::{
    i18n::fmt,
    ui::charts::{
        Attainment, AttainmentBars, AttainmentRow, BandLineChart, BandLines, BandWords, Bubble, BubbleMatrix, Pareto,
        ParetoBar, ParetoChart, ParetoWords, Period, Portfolio, Quadrant, TableData,
    },
};

const NAMES: [&str; 24] = [
    "QUICK-Stop",
    "Ernst Handel",
    "Save-a-lot Markets",
    "Rattlesnake Canyon Grocery",
    "Hungry Owl All-Night Grocers",
    "Hanari Carnes",
    "Königlich Essen",
    "Folk och fä HB",
    "Mère Paillarde",
    "White Clover Markets",
    "Frankenversand",
    "Queen Cozinha",
    "Berglunds snabbköp",
    "Suprêmes délices",
    "Piccolo und mehr",
    "HILARION-Abastos",
    "Bon app'",
    "Bottom-Dollar Markets",
    "LILA-Supermercado",
    "Lehmanns Marktstand",
    "Simons bistro",
    "Blondesddsl père et fils",
    "Océano Atlántico",
    "Vaffeljernet",
];

/// Every chart with small and large data.
#[component]
pub fn ChartGallery() -> impl IntoView {
    let table = |(): ()| TableData { caption: "Numbers".into(), ..TableData::default() };
    view! {
        <div class="stack stack--loose">
            <BubbleMatrix
                title="Portfolio, 24 accounts"
                seen="Six accounts are strategic and make 58% of the revenue."
                data=portfolio(24)
                table=table
                file_name="portfolio"
                on_open=|_| ()
            />
            <div class="split split--even">
                <ParetoChart
                    title="Revenue by account, 1998"
                    seen="24 of 91 accounts make 80% of the revenue."
                    data=pareto(91)
                    table=table
                    file_name="pareto"
                    on_open=|_| ()
                />
                <ParetoChart
                    title="Revenue by account, 10,000 accounts"
                    seen="3,214 of 10,000 accounts make 80% of the revenue."
                    data=pareto(10_000)
                    table=table
                    file_name="pareto"
                />
                <BandLineChart
                    title="Turnover against the target"
                    seen="The third quarter reached the target band for the first time."
                    data=lines()
                    table=table
                    file_name="targets"
                />
                <AttainmentBars
                    title="Attainment by account"
                    seen="5 of 8 accounts reached their target."
                    data=attainment()
                    table=table
                    file_name="attainment"
                />
            </div>
            <BubbleMatrix
                title="Portfolio, 300 accounts"
                seen="Most accounts are in the middle."
                data=portfolio(300)
                table=table
                file_name="portfolio"
            />
        </div>
    }
}

fn portfolio(count: usize) -> Portfolio {
    let quadrant = |name: &str, advice: &str| Quadrant { name: name.into(), advice: advice.into() };
    let bubble = |n: usize| Bubble {
        head: None,
        is_key: n < 3,
        future: None,
        id: n.to_string(),
        label: NAMES[n % NAMES.len()].into(),
        x: 1.0 + ((n * 37) % 90) as f64 / 10.0,
        y: 1.0 + ((n * 53 + 11) % 90) as f64 / 10.0,
        value: Some(110_000.0 / (n as f64 * 0.7 + 1.0)),
        text: format!("{}: attractiveness 7.2, strength 6.1, revenue 104,874.98 EUR", NAMES[n % NAMES.len()]),
    };
    Portfolio {
        bubbles: (0..count).map(bubble).collect(),
        domain: (1.0, 10.0),
        cuts: (5.5, 5.5),
        along: "Our relative strength".into(),
        up: "Attractiveness".into(),
        area: "Area: revenue 1998, EUR".into(),
        high_high: quadrant("Strategic", "Invest, ensure profit"),
        high_low: quadrant("Star", "Invest time and money"),
        low_high: quadrant("Status", "Keep as is"),
        low_low: quadrant("Streamline", "Manage for profit"),
    }
}

fn pareto(count: usize) -> Pareto {
    let value = |n: usize| 110_000.0 / (n as f64 * 0.35 + 1.0);
    let total: f64 = (0..count).map(value).sum();
    let mut sum = 0.0;
    let bar = |n: usize| {
        sum += value(n);
        let label = NAMES[n % NAMES.len()].to_owned();
        let text = format!("{label}: {} EUR, {} together", fmt::decimal(value(n), 2, 2), fmt::percent(sum / total, 1));
        ParetoBar { id: n.to_string(), label, value: value(n), cumulative: sum / total, text }
    };
    Pareto {
        bars: (0..count).map(bar).collect(),
        line: 0.8,
        words: ParetoWords {
            values: "Revenue, EUR".into(),
            shares: "Share of the total".into(),
            along: "Accounts, largest first".into(),
            line: "80%: 24 of 91 accounts".into(),
            tail: "the other 9,940".into(),
        },
    }
}

fn lines() -> BandLines {
    let period = |n: u32| {
        let target = 60_000.0 * 1.15_f64.powi(n.cast_signed());
        let actual = [52_000.0, 58_000.0, 81_000.0];
        Period {
            name: format!("Q{} 2026", n + 1),
            baseline: Some(60_000.0),
            band: Some((target * 0.95, target * 1.1)),
            target: Some(target),
            actual: actual.get(n as usize).copied(),
            growth: None,
            forecast: (n >= 2).then(|| 81_000.0 * 1.1_f64.powi(n.cast_signed() - 2)),
            text: format!("Q{}: target {}", n + 1, fmt::integer(target)),
        }
    };
    BandLines {
        periods: (0..5).map(period).collect(),
        words: BandWords {
            values: "Turnover, EUR".into(),
            baseline: "Baseline".into(),
            target: "Target".into(),
            actual: "Actual".into(),
            forecast: "Forecast".into(),
            growth: String::new(),
        },
    }
}

fn attainment() -> Attainment {
    let shares = [2.6, 1.24, 1.1, 1.02, 0.97, 0.8, 0.41, 0.0];
    let row = |(n, share): (usize, f64)| AttainmentRow {
        id: n.to_string(),
        label: NAMES[n].into(),
        share,
        met: share >= 0.95,
        number: fmt::percent(share, 0),
        text: format!("{}: {}", NAMES[n], fmt::percent(share, 0)),
    };
    Attainment {
        rows: shares.into_iter().enumerate().map(row).collect(),
        line: "100%".into(),
        axis: "Attainment".into(),
    }
}
