//! The sample workbook with English words, for every test that wants real data.

use linchpin::model::{Timestamp, Workbook};
use linchpin::sample::{SampleCriterion, SampleTexts, northwind};

/// The sample as a person sees it, with stable ids.
pub fn sample() -> Workbook {
    northwind(&texts(), 42, Timestamp::from_ms(1_795_305_600_000)).expect("the sample data are sound")
}

fn texts() -> SampleTexts {
    let own = |text: &str| text.to_owned();
    let criterion = |library, name: &str| SampleCriterion {
        library,
        name: own(name),
        meaning: format!("What {name} means"),
        low_anchor: own("as low as it gets"),
        high_anchor: own("as high as it gets"),
    };
    SampleTexts {
        name: own("Northwind (sample)"),
        definition: own("A key account brings at least 2% of our revenue."),
        team: own("Team"),
        comments: ["Two new shops", "Falling since March", "Postponed, not lost"].map(own),
        first_round: own("First round"),
        fields: ["Orders", "Contact", "Contact's title", "Last order", "Orders shipped late"].map(own),
        tags: ["whole range", "late deliveries", "never ordered"].map(own),
        criteria: [
            criterion("revenue_potential", "Revenue potential"),
            criterion("growth_potential", "Growth potential"),
            criterion("product_fit", "Product fit"),
            criterion("existing_relationships", "Existing relationships"),
        ],
        reasons: ["Largest", "Strong", "Falling", "Small"].map(own),
        kpis: ["Turnover", "Satisfaction", "Orders shipped late"].map(own),
    }
}
