//! What roles, classes and programmes mean, when they are suggested, and how such accounts are treated (G-1 to G-3).

use linchpin::model::{AccountClass, Programme, Role};

use crate::app::i18n::{Text, texts::segments::roles::guide as words};

/// What a role means, when it is suggested, how it is treated.
pub fn role_texts(role: Role) -> [Text; 3] {
    use words::{breadwinner, expert, image_maker, prospective};
    match role {
        Role::Breadwinner => [breadwinner::MEANING, breadwinner::RULE, breadwinner::TREAT],
        Role::Prospective => [prospective::MEANING, prospective::RULE, prospective::TREAT],
        Role::ImageMaker => [image_maker::MEANING, image_maker::RULE, image_maker::TREAT],
        Role::Expert => [expert::MEANING, expert::RULE, expert::TREAT],
    }
}

/// What a class means, when it is suggested, how it is treated.
pub fn class_texts(class: AccountClass) -> [Text; 3] {
    use words::{class_difficult, class_important, class_key, class_not_customer, class_ordinary};
    match class {
        AccountClass::Key => [class_key::MEANING, class_key::RULE, class_key::TREAT],
        AccountClass::Important => [class_important::MEANING, class_important::RULE, class_important::TREAT],
        AccountClass::Ordinary => [class_ordinary::MEANING, class_ordinary::RULE, class_ordinary::TREAT],
        AccountClass::Difficult => [class_difficult::MEANING, class_difficult::RULE, class_difficult::TREAT],
        AccountClass::NotCustomer => [class_not_customer::MEANING, class_not_customer::RULE, class_not_customer::TREAT],
    }
}

/// What a programme means, when it is suggested, how it is carried out.
pub fn programme_texts(programme: Programme) -> [Text; 3] {
    use words::{programme_light, programme_programmatic, programme_strategic};
    match programme {
        Programme::Strategic => [programme_strategic::MEANING, programme_strategic::RULE, programme_strategic::TREAT],
        Programme::Light => [programme_light::MEANING, programme_light::RULE, programme_light::TREAT],
        Programme::Programmatic => {
            [programme_programmatic::MEANING, programme_programmatic::RULE, programme_programmatic::TREAT]
        }
    }
}
