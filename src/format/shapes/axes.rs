//! How a pair of values on the two axes of the portfolio matrix stands in the file.

/// Gives a pair of hundredths on both axes its shape: `Type as TheNameInTheSchema`, with what each axis says.
macro_rules! axis_pair {
    ($(#[doc = $about:literal])+ $type:ident as $fields:ident {
        $(#[doc = $up:literal])+ attractiveness,
        $(#[doc = $along:literal])+ strength,
    }) => {
        struct $fields {
            attractiveness: u16,
            strength: u16,
        }

        $crate::format::shape::fields! {
            $(#[doc = $about])+
            $fields {
                $(#[doc = $up])+
                attractiveness as "attractiveness_hundredths": whole(100, 1000),
                $(#[doc = $along])+
                strength as "strength_hundredths": whole(100, 1000),
            }
        }

        impl $crate::format::shape::Shape for $type {
            fn read<'t>(
                reader: &mut $crate::format::read::Reader<'t>,
                node: &'t $crate::format::tree::Node<'t>,
            ) -> Option<Self> {
                $fields::read(reader, node).and_then(|pair| Self::new(pair.attractiveness, pair.strength))
            }

            fn write(&self, writer: &mut $crate::format::write::Writer) {
                $fields { attractiveness: self.attractiveness(), strength: self.strength() }.write(writer);
            }

            fn describe(schema: &mut $crate::format::schema::Schema) -> $crate::format::tree::Node<'static> {
                $fields::describe(schema)
            }
        }
    };
}

pub(super) use axis_pair;
