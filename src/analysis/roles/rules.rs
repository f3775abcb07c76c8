//! The rules themselves: facts in, suggestions with their reasons out.

use super::facts::Facts;
use super::{Reason, Suggestion};
use crate::analysis::concentration::AbcClass;
use crate::analysis::portfolio::Quadrant;
use crate::model::{Account, AccountClass, Programme, Role, Status};

pub fn judge(account: &Account, facts: &Facts) -> Suggestion {
    type Rule = fn(&Facts) -> Vec<Reason>;
    let rules: [(Role, Rule); 4] = [
        (Role::Breadwinner, breadwinner),
        (Role::Prospective, prospective),
        (Role::ImageMaker, image_maker),
        (Role::Expert, expert),
    ];
    let roles: Vec<(Role, Vec<Reason>)> =
        rules.into_iter().map(|(role, rule)| (role, rule(facts))).filter(|(_, reasons)| !reasons.is_empty()).collect();
    let class = class(account, facts);
    let programme = programme(account, facts, class.as_ref().map(|(class, _)| *class), &roles);
    Suggestion { account: account.id, share: facts.share, roles, class, programme }
}

/// No reasons: the role is not suggested.
fn breadwinner(facts: &Facts) -> Vec<Reason> {
    let Some(share) = facts.share.filter(|_| facts.is_tenth && facts.is_long == Some(true)) else { return Vec::new() };
    let mut reasons = vec![Reason::Share(facts.measure, share)];
    reasons.extend(facts.rate.map(Reason::Orders));
    reasons.extend(facts.since.map(Reason::Since).or(facts.first_bought.map(Reason::BoughtIn)));
    reasons
}

fn prospective(facts: &Facts) -> Vec<Reason> {
    let new = facts.since.filter(|_| facts.is_long == Some(false));
    if let Some(since) = new.filter(|_| facts.is_class_a()) {
        let mut reasons = vec![Reason::NewSince(since)];
        reasons.extend(facts.share.map(|share| Reason::Share(facts.measure, share)));
        reasons.extend(facts.rate.map(Reason::Orders));
        return reasons;
    }
    match (facts.quadrant, facts.potential) {
        (Some(Quadrant::Star), Some((criterion, score))) => {
            let mut reasons = vec![Reason::Quadrant(Quadrant::Star), Reason::Score(criterion, score)];
            reasons.extend(facts.growth.filter(|growth| *growth > 0.0).map(Reason::Growth));
            reasons
        }
        _ => Vec::new(),
    }
}

fn image_maker(facts: &Facts) -> Vec<Reason> {
    facts.image.map(|(criterion, score)| Reason::Score(criterion, score)).into_iter().collect()
}

fn expert(facts: &Facts) -> Vec<Reason> {
    let often = facts.rate.filter(|_| facts.orders_often).map(Reason::Orders);
    let deep = facts.involvement.map(|(criterion, score)| Reason::Score(criterion, score));
    often.into_iter().chain(deep).collect()
}

fn class(account: &Account, facts: &Facts) -> Option<(AccountClass, Vec<Reason>)> {
    let share = || facts.share.map(|share| Reason::Share(facts.measure, share));
    if account.status == Status::Key {
        return Some((AccountClass::Key, vec![Reason::Status(Status::Key)]));
    }
    if facts.bought_nothing {
        return Some((AccountClass::NotCustomer, vec![Reason::NothingBought]));
    }
    if account.status == Status::DoNotRetain {
        return Some((AccountClass::Difficult, vec![Reason::Status(Status::DoNotRetain)]));
    }
    if let Some(loss) = facts.loss {
        return Some((AccountClass::Difficult, vec![Reason::Loss(loss)]));
    }
    if let Some(rank) = facts.list_rank {
        return Some((AccountClass::Key, std::iter::once(Reason::Rank(rank)).chain(share()).collect()));
    }
    if facts.is_class_a() {
        let reasons = share().into_iter().chain([Reason::Abc(facts.measure, AbcClass::A)]);
        return Some((AccountClass::Important, reasons.collect()));
    }
    if let Some(total) = facts.band_a {
        return Some((AccountClass::Important, vec![Reason::BandA(total)]));
    }
    let is_known = facts.part.is_some() || facts.first_bought.is_some();
    is_known.then(|| (AccountClass::Ordinary, share().into_iter().chain([Reason::NoOther]).collect()))
}

fn programme(
    account: &Account,
    facts: &Facts,
    suggested: Option<AccountClass>,
    roles: &[(Role, Vec<Reason>)],
) -> Option<(Programme, Vec<Reason>)> {
    let class = account.class.or(suggested)?;
    let of_class = vec![Reason::Class(class)];
    let is_prospective = account.roles.contains(&Role::Prospective)
        || (account.roles.is_empty() && roles.iter().any(|(role, _)| *role == Role::Prospective));
    match class {
        AccountClass::Key => Some((Programme::Strategic, of_class)),
        AccountClass::Important => Some((Programme::Light, of_class)),
        AccountClass::Ordinary if is_prospective => Some((Programme::Light, vec![Reason::Role(Role::Prospective)])),
        AccountClass::Ordinary => Some((Programme::Programmatic, of_class)),
        AccountClass::NotCustomer => {
            let quadrant = facts.quadrant.filter(|it| matches!(it, Quadrant::Star | Quadrant::Strategic))?;
            Some((Programme::Programmatic, vec![Reason::Class(class), Reason::Quadrant(quadrant)]))
        }
        AccountClass::Difficult => None,
    }
}
