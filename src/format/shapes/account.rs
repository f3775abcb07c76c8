//! How accounts stand in the file.

use crate::format::shape::{choices, fields, words};
use crate::model::{Account, FieldValue, Figures, Ownership, Quantity, Status};

fields! {
    /// A customer, with what is known of it. What is not known is left out.
    Account {
        /// The account's id in the workbook.
        id: required,
        /// What the customer is called.
        name: required,
        /// The customer's number or code in the system it was imported from.
        code: optional,
        /// The branch of industry.
        sector: optional,
        /// Public or private.
        ownership: optional,
        /// Size in the team's own words.
        size: optional,
        /// The country.
        country: optional,
        /// The city or region.
        city: optional,
        /// Technology and use of the product.
        technology: optional,
        /// Way, size and frequency of its orders.
        order_pattern: optional,
        /// Labels of the team's own.
        tags: optional,
        /// Who looks after the account.
        manager: optional,
        /// Who of our leadership stands behind it.
        sponsor: optional,
        /// Since when it is a customer.
        customer_since: optional,
        /// Free fields by their name.
        fields: optional,
        /// Revenue and profit by period.
        figures: optional,
        /// Free notes.
        notes: optional,
        /// Where it stands in the key-account programme; left out: regular.
        status: optional,
        /// What it is to us; left out: not said.
        roles: optional,
        /// Its class; left out: not set.
        class: optional,
        /// The programme it is in; left out: not set.
        programme: optional,
        /// Where it is to stand in three years; left out: not said.
        future as "in_three_years": optional,
        ..extra
    }
}

fields! {
    /// What an account brought in one period.
    Figures {
        /// Net revenue; may be negative (returns).
        revenue as "revenue_minor": optional,
        /// Profit; may be negative.
        profit as "profit_minor": optional,
    }
}

words! {
    /// Who owns the customer's company.
    Ownership {
        "public" = Public,
        "private" = Private,
    }
}

words! {
    /// Where an account stands in the key-account programme.
    Status {
        "key" = Key,
        "candidate" = Candidate,
        "watch" = Watch,
        "regular" = Regular,
        "do_not_retain" = DoNotRetain,
    }
}

choices! {
    /// The value of a free field: a text, or a number in ten-thousandths.
    FieldValue {
        "text", String = Self::Text, Self::Text(text) => text;
        "number_e4", Quantity = Self::NumberE4, Self::NumberE4(number) => number;
    }
}
