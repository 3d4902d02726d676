//! Denials that depend on a request, and together do not: one if a tag is set, another if it is not.

use super::statement::Sentence;
use crate::{
    analysis::Ages,
    arn::VaultArn,
    evaluate::{self, Caller, Request},
    grammar::{Comparison, Condition},
    service::{Action, KnownKey, ValueKind},
};

/// Values beyond which it is not tried. Their sets are gone through one by one.
const MOST_VALUES: usize = 6;

/// A denial that applies to all of a group, if its conditions hold.
pub(super) struct Candidate<'p> {
    pub(super) ages: Ages,
    pub(super) without_archive: bool,
    /// The conditions that hold sometimes.
    pub(super) conditions: Vec<&'p Condition>,
}

impl<'p> Candidate<'p> {
    /// The denial, if nothing but conditions makes it depend on the request.
    pub(super) fn of(
        sentence: &Sentence<'p>,
        action: &Action,
        (ages, without_archive): (&Ages, bool),
    ) -> Option<Self> {
        let conditions = sentence.only_conditions(action)?;
        Some(Self { ages: ages.clone(), without_archive, conditions })
    }

    /// The key that all conditions are about, in lower case.
    fn key(&self) -> Option<String> {
        let mut keys = self.conditions.iter().map(|one| one.key.value.to_ascii_lowercase());
        let first = keys.next()?;
        keys.all(|key| key == first).then_some(first)
    }

    fn applies(&self, request: &Request<'_>) -> bool {
        self.conditions.iter().all(|condition| evaluate::holds(condition, request))
    }
}

/// The ages for which some of the denials applies to every request, and whether one does to every request without an archive.
pub(super) fn sure(
    candidates: &[Candidate<'_>],
    action: &Action,
    vault: &VaultArn,
) -> (Ages, bool) {
    let mut keys: Vec<_> = candidates.iter().filter_map(Candidate::key).collect();
    keys.sort();
    keys.dedup();
    let mut sure = (Ages::none(), false);
    for key in keys {
        let about: Vec<_> =
            candidates.iter().filter(|one| one.key().as_deref() == Some(&key)).collect();
        if about.len() < 2 {
            continue;
        }
        if let Some(values) = values(&key, &about) {
            let (ages, without_archive) = for_every_set(&key, &values, &about, action, vault);
            sure = (sure.0.union(&ages), sure.1 || without_archive);
        }
    }
    sure
}

/// The values that the conditions tell apart, and one for all others. None if there is more to tell than equality.
fn values(key: &str, about: &[&Candidate<'_>]) -> Option<Vec<String>> {
    let conditions = || about.iter().flat_map(|candidate| &candidate.conditions);
    if !conditions().all(|condition| asks_for_equality(condition)) {
        return None;
    }
    let is_boolean = KnownKey::find(key).is_some_and(|known| known.kind == ValueKind::Boolean);
    let of_booleans = [Comparison::Bool, Comparison::Null];
    let mut values: Vec<String> = if is_boolean
        && conditions().all(|one| of_booleans.contains(&one.operator.value.comparison))
    {
        vec!["true".to_owned(), "false".to_owned()]
    } else {
        let mentioned = conditions().flat_map(|condition| &condition.values);
        let mut values: Vec<_> = mentioned.map(|value| value.value.as_str().to_owned()).collect();
        values.push(values.concat() + "another");
        values
    };
    values.sort();
    values.dedup();
    (values.len() <= MOST_VALUES).then_some(values)
}

fn asks_for_equality(condition: &Condition) -> bool {
    use Comparison as C;
    let operator = condition.operator.value;
    operator.set.is_none()
        && matches!(operator.comparison, C::StringEquals | C::StringNotEquals | C::Bool | C::Null)
        && condition.values.iter().all(|value| value.value.pattern().variables().next().is_none())
}

/// Goes through every set of values that a request can have, none at all included.
fn for_every_set(
    key: &str,
    values: &[String],
    about: &[&Candidate<'_>],
    action: &Action,
    vault: &VaultArn,
) -> (Ages, bool) {
    // No key follows from who a service is.
    let caller = Caller::service("nobody.amazonaws.com");
    let mut sure = (Ages::all(), true);
    for set in 0..1_u32 << values.len() {
        let has =
            |(place, value): (usize, &'_ String)| (set >> place & 1 == 1).then(|| value.clone());
        let found: Vec<String> = values.iter().enumerate().filter_map(has).collect();
        let request = Request::new(&caller, action.full_name(), vault.as_str());
        let request = request.with_values(key, found);
        let applying: Vec<_> =
            about.iter().filter(|candidate| candidate.applies(&request)).collect();
        let ages = applying.iter().fold(Ages::none(), |ages, one| ages.union(&one.ages));
        sure.0 = sure.0.intersection(&ages);
        sure.1 &= applying.iter().any(|candidate| candidate.without_archive);
    }
    sure
}
