//! Deciding together: where the raters differ, how far their rankings agree, and what their orders alone say (C-3 to
//! C-5).

mod agreement;
mod disagreement;
mod orders;

pub use agreement::{
    Agreement, LeftOut, NoAgreement, NoCorrelation, RaterView, agreement, average_ranks, kendall_w, spearman,
};
pub use disagreement::{Disagreement, disagreements, spreads};
pub use orders::{AccountOrders, COPELAND_MOST, Place, borda, copeland, orders};
