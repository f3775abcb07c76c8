//! Pairs of values on the two axes of the portfolio matrix: account attractiveness and our relative strength.

/// Makes a type of such a pair, each value in hundredths from 100 to 1,000. They are types of their own, so that a place
/// is never taken for a cut.
macro_rules! axis_pair {
    ($(#[doc = $about:literal])+ $type:ident) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $type {
            attractiveness: u16,
            strength: u16,
        }

        impl $type {
            /// The pair in hundredths; `None` outside 100–1,000.
            pub const fn new(attractiveness: u16, strength: u16) -> Option<Self> {
                if attractiveness >= 100 && attractiveness <= 1000 && strength >= 100 && strength <= 1000 {
                    Some(Self { attractiveness, strength })
                } else {
                    None
                }
            }

            /// How attractive the account is, in hundredths.
            pub const fn attractiveness(self) -> u16 {
                self.attractiveness
            }

            /// How strong we are with it, in hundredths.
            pub const fn strength(self) -> u16 {
                self.strength
            }
        }
    };
}

pub(super) use axis_pair;
