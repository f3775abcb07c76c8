//! How charts are drawn: scales, ticks, places for labels, and each chart as a tree of shapes. Pure: numbers and
//! finished texts in, shapes out; no browser, no language, no model. So all of it is tested natively.

pub mod attainment;
pub mod axes;
pub mod bands;
pub mod bubbles;
pub mod crowd;
pub mod histogram;
pub mod labels;
pub mod lines;
pub mod pareto;
pub mod scale;
pub mod scene;
pub mod treemap;
