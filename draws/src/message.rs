//! What page and worker say to each other, as bytes.
//!
//! Every message begins with a mark and the version, for ever: a worker kept from another version of the page is
//! known by them, whatever else has changed.

use crate::{Problem, Varying, Weights};

/// The version of the messages: raised with every change of this file or of what the numbers mean.
pub const VERSION: u32 = 1;

const MARK: u32 = 0x6c70_6477;

/// What the page asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The question.
    pub problem: Problem,
    /// How many draws, when it cannot be computed exactly.
    pub draws: u32,
}

/// What the worker says.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It is there and waits.
    Ready,
    /// So many draws are made.
    Progress(u32),
    /// The counts of so many draws, row by row.
    Drawn {
        /// How many draws.
        draws: u32,
        /// How often each row had each counted rank.
        counts: Vec<u32>,
    },
    /// The probabilities themselves, row by row.
    Exact(Vec<f64>),
    /// The question was not understood.
    Refused,
}

impl Request {
    /// The request as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let problem = &self.problem;
        let mut out = Writer::new();
        out.whole(self.draws.into());
        out.whole(problem.places as u64);
        out.whole(problem.ranks as u64);
        let (kind, part) = match problem.weights {
            Weights::Any => (0, 0.0),
            Weights::KeepOrder => (1, 0.0),
            Weights::Within(part) => (2, part),
        };
        out.whole(kind);
        out.float(part);
        out.whole(problem.seed);
        out.whole(problem.columns.len() as u64);
        out.whole(problem.rows() as u64);
        problem.stated.iter().for_each(|&weight| out.float(weight));
        problem.columns.iter().flatten().for_each(|score| out.0.extend(score.to_le_bytes()));
        out.whole(problem.varying.len() as u64);
        for cell in &problem.varying {
            out.whole(cell.column as u64);
            out.whole(cell.row as u64);
            out.whole(cell.scores.len() as u64);
            out.0.extend(&cell.scores);
        }
        out.0
    }

    /// The request in these bytes; `None` when they are none of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut input = Reader::new(bytes)?;
        let draws = u32::try_from(input.whole()?).ok()?;
        let (places, ranks) = (input.count()?, input.count()?);
        let (kind, part) = (input.whole()?, input.float()?);
        let weights = match kind {
            0 => Weights::Any,
            1 => Weights::KeepOrder,
            2 => Weights::Within(part),
            _ => return None,
        };
        let seed = input.whole()?;
        let (columns, rows) = (input.count()?, input.count()?);
        let stated = (0..columns).map(|_| input.float()).collect::<Option<_>>()?;
        let columns = (0..columns).map(|_| input.scores(rows)).collect::<Option<_>>()?;
        let varying = (0..input.count()?).map(|_| input.varying()).collect::<Option<_>>()?;
        let problem = Problem { places, ranks, weights, stated, columns, varying, seed };
        problem.is_sound().then_some(Self { problem, draws })
    }
}

impl Reply {
    /// The reply as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer::new();
        match self {
            Self::Ready => out.whole(0),
            Self::Progress(draws) => {
                out.whole(1);
                out.whole((*draws).into());
            }
            Self::Drawn { draws, counts } => {
                out.whole(2);
                out.whole((*draws).into());
                for count in counts {
                    out.0.extend(count.to_le_bytes());
                }
            }
            Self::Exact(found) => {
                out.whole(3);
                for &found in found {
                    out.float(found);
                }
            }
            Self::Refused => out.whole(4),
        }
        out.0
    }

    /// The reply in these bytes; `None` when they are none of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut input = Reader::new(bytes)?;
        Some(match input.whole()? {
            0 => Self::Ready,
            1 => Self::Progress(u32::try_from(input.whole()?).ok()?),
            2 => {
                let draws = u32::try_from(input.whole()?).ok()?;
                let (counts, _) = input.0.as_chunks::<4>();
                Self::Drawn { draws, counts: counts.iter().copied().map(u32::from_le_bytes).collect() }
            }
            3 => {
                let (found, _) = input.0.as_chunks::<8>();
                Self::Exact(found.iter().copied().map(f64::from_le_bytes).collect())
            }
            4 => Self::Refused,
            _ => return None,
        })
    }
}

struct Writer(Vec<u8>);

impl Writer {
    fn new() -> Self {
        Self([MARK, VERSION].iter().flat_map(|number| number.to_le_bytes()).collect())
    }

    fn whole(&mut self, number: u64) {
        self.0.extend(number.to_le_bytes());
    }

    fn float(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// What follows the mark and our version.
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut input = Self(bytes);
        let is_ours = u32::from_le_bytes(input.take()?) == MARK && u32::from_le_bytes(input.take()?) == VERSION;
        is_ours.then_some(input)
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn whole(&mut self) -> Option<u64> {
        self.take().map(u64::from_le_bytes)
    }

    fn float(&mut self) -> Option<f64> {
        self.take().map(f64::from_le_bytes)
    }

    /// A number of things that are still to come, so no more than there are bytes.
    fn count(&mut self) -> Option<usize> {
        usize::try_from(self.whole()?).ok().filter(|&count| count <= self.0.len())
    }

    fn scores(&mut self, rows: usize) -> Option<Vec<f32>> {
        (0..rows).map(|_| self.take().map(f32::from_le_bytes)).collect()
    }

    fn varying(&mut self) -> Option<Varying> {
        let place = |number: u64| usize::try_from(number).ok();
        let (column, row, count) = (place(self.whole()?)?, place(self.whole()?)?, self.count()?);
        let (scores, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(Varying { column, row, scores: scores.to_vec() })
    }
}
