//! What makes reading, writing and describing out of one list of fields or words.

/// The name of a field in the file: its own unless another is given.
macro_rules! field_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

/// Gives a struct its shape by listing its fields: `name: required`, `name: optional` (left out when it has its
/// default) or `name: whole(min, max)`, with `as "…"` where the file's name differs. `..extra` at the end keeps unknown
/// fields in the record; without it they are kept in the record around it.
macro_rules! fields {
    ($(#[doc = $about:literal])+ $type:ident { $(
        $(#[doc = $doc:literal])+ $field:ident $(as $name:literal)?: $mode:ident $(($($bound:expr),*))?,
    )* $(..$extra:ident)? }) => {
        impl $crate::format::shape::Shape for $type {
            fn read<'t>(
                reader: &mut $crate::format::read::Reader<'t>,
                node: &'t $crate::format::tree::Node<'t>,
            ) -> Option<Self> {
                const NAMES: &[&str] = &[$($crate::format::shape::field_name!($field $($name)?)),*];
                $crate::format::shape::fields!(@open reader, node, object, outer $($extra)?);
                $($crate::format::shape::fields!(
                    @read $mode reader, object, $crate::format::shape::field_name!($field $($name)?), $field
                    $($(, $bound)*)?
                );)*
                $crate::format::shape::fields!(@close reader, object, outer, NAMES, whole $(, $extra)?);
                // All at once: one `?` a field would make one way out, with everything to be dropped, a field.
                match (whole, $($field),*) {
                    (Some(whole), $(Some($field)),*) => {
                        $crate::format::shape::fields!(@taken whole $($extra)?);
                        Some(Self { $($field,)* $($extra)? })
                    }
                    _ => None,
                }
            }

            fn write(&self, writer: &mut $crate::format::write::Writer) {
                $crate::format::shape::fields!(@write_open self, writer, outer $($extra)?);
                $(writer.$mode(
                    $crate::format::shape::field_name!($field $($name)?),
                    &self.$field $($(, $bound)*)?,
                );)*
                $crate::format::shape::fields!(@write_close self, writer, outer $($extra)?);
            }

            fn describe(schema: &mut $crate::format::schema::Schema) -> $crate::format::tree::Node<'static> {
                schema.define(stringify!($type), concat!($($about),+), |schema, fields| {
                    $(fields.$mode(
                        schema,
                        $crate::format::shape::field_name!($field $($name)?),
                        concat!($($doc),+),
                        |value: &Self| &value.$field $($(, $bound)*)?,
                    );)*
                })
            }
        }
    };
    (@read required $reader:ident, $object:ident, $name:expr, $field:ident) => {
        let mut $field = None;
        $reader.required(&mut $object, $name, &mut $field);
    };
    (@read optional $reader:ident, $object:ident, $name:expr, $field:ident) => {
        let mut $field = Some(Default::default());
        $reader.optional(&mut $object, $name, &mut $field);
    };
    (@read whole $reader:ident, $object:ident, $name:expr, $field:ident, $min:expr, $max:expr) => {
        let $field = $reader.whole(&mut $object, $name, $min, $max).and_then(|value| value.try_into().ok());
    };
    (@open $reader:ident, $node:ident, $object:ident, $outer:ident) => {
        let mut $object = $reader.open($node)?;
    };
    (@open $reader:ident, $node:ident, $object:ident, $outer:ident $extra:ident) => {
        let (mut $object, $outer) = $reader.open_record($node)?;
    };
    (@close $reader:ident, $object:ident, $outer:ident, $names:ident, $whole:ident) => {
        let $whole = $reader.close(&$object, $names);
    };
    (@close $reader:ident, $object:ident, $outer:ident, $names:ident, $whole:ident, $extra:ident) => {
        let $whole = $reader.close_record(&$object, $outer, $names);
    };
    (@taken $whole:ident) => {
        let () = $whole;
    };
    (@taken $whole:ident $extra:ident) => {
        let $extra = $whole;
    };
    (@write_open $self:ident, $writer:ident, $outer:ident) => {
        $writer.open();
    };
    (@write_open $self:ident, $writer:ident, $outer:ident $extra:ident) => {
        let $outer = $writer.open_record(&$self.$extra);
    };
    (@write_close $self:ident, $writer:ident, $outer:ident) => {
        $writer.close();
    };
    (@write_close $self:ident, $writer:ident, $outer:ident $extra:ident) => {
        $writer.close_record(&$self.$extra, $outer);
    };
}

/// Gives an enum without fields its shape: one word for each variant. As a text it can be an item of a set, too.
macro_rules! words {
    ($(#[doc = $about:literal])+ $type:ident { $($word:literal = $variant:ident,)+ }) => {
        impl $crate::format::shape::TextShape for $type {
            fn parse_text(
                text: &str,
            ) -> Result<Self, ($crate::format::problem::ProblemKind, $crate::format::problem::Expected)> {
                const WORDS: &[&str] = &[$($word),+];
                const VALUES: &[$type] = &[$($type::$variant),+];
                // One search for all enums: a `match` a type would be many times the code.
                $crate::format::shape::word(text, WORDS).map(|place| VALUES[place])
            }

            fn with_text<R>(&self, give: impl FnOnce(&str) -> R) -> R {
                give(match self { $(Self::$variant => $word,)+ })
            }

            fn expected() -> $crate::format::problem::Expected {
                $crate::format::problem::Expected::OneOf(&[$($word),+])
            }

            fn describe_text(schema: &mut $crate::format::schema::Schema) -> $crate::format::tree::Node<'static> {
                schema.define_words(stringify!($type), concat!($($about),+), &[$($word),+])
            }
        }
    };
}

/// Gives an enum with contents its shape: an object of one member, the choice, with what it says under it; a choice
/// that says nothing is a text. `"word", Type = made from the value, pattern => the value`.
macro_rules! choices {
    ($(#[doc = $about:literal])+ $type:ident {
        $($word:expr, $content:ty = $make:expr, $pattern:pat => $give:expr;)*
        $(@ $unit_word:literal = $unit:ident;)*
    }) => {
        impl $crate::format::shape::Shape for $type {
            fn read<'t>(
                reader: &mut $crate::format::read::Reader<'t>,
                node: &'t $crate::format::tree::Node<'t>,
            ) -> Option<Self> {
                const WORDS: &[&str] = &[$($word,)* $($unit_word,)*];
                let (index, content) = reader.choice(node, WORDS)?;
                let word = WORDS[index];
                match content {
                    $(Some(content) if word == $word => reader.within::<$content>($word, content).map($make),)*
                    $(None if word == $unit_word => Some(Self::$unit),)*
                    _ => reader.unknown_choice(node, WORDS),
                }
            }

            fn write(&self, writer: &mut $crate::format::write::Writer) {
                match self {
                    $($pattern => writer.choice::<$content>($word, $give),)*
                    $(Self::$unit => writer.text($unit_word),)*
                }
            }

            fn describe(schema: &mut $crate::format::schema::Schema) -> $crate::format::tree::Node<'static> {
                schema.define_choices(stringify!($type), concat!($($about),+), |schema, choices| {
                    $(choices.content::<$content>(schema, $word);)*
                    $(choices.unit($unit_word);)*
                })
            }
        }
    };
}

/// Gives a validated whole number its shape.
macro_rules! whole_numbers {
    ($($(#[doc = $about:literal])+ $type:ty: $min:expr, $max:expr, $make:expr, $give:expr;)*) => { $(
        impl $crate::format::shape::Shape for $type {
            fn read<'t>(
                reader: &mut $crate::format::read::Reader<'t>,
                node: &'t $crate::format::tree::Node<'t>,
            ) -> Option<Self> {
                let value = reader.whole_number(node, $min, $max)?;
                value.try_into().ok().and_then($make)
            }

            fn write(&self, writer: &mut $crate::format::write::Writer) {
                writer.number(i64::from($give(*self)));
            }

            fn describe(schema: &mut $crate::format::schema::Schema) -> $crate::format::tree::Node<'static> {
                schema.define_whole(stringify!($type), concat!($($about),+), $min, $max)
            }
        }
    )* };
}

pub(crate) use {choices, field_name, fields, whole_numbers, words};
