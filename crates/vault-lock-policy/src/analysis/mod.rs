//! What a policy means for one vault: which actions, which ages, which people a statement is about.
//!
//! [`evaluate`](crate::evaluate) answers for one request; here the question is about many at once, so the answers are sets, and
//! [`Truth`] where the rest of a request is not known. Both must agree, so what can be asked of `evaluate` is asked there.

mod accounts;
mod actions;
mod ages;
mod condition;
mod facts;
mod people;
mod resource;
mod truth;
mod view;

pub(crate) use accounts::{Unreal, is_account, unreal, written};
pub(crate) use actions::ActionSet;
pub(crate) use ages::{Ages, FOREVER, days};
pub(crate) use condition::{ages, can_match, truth_if_present};
pub(crate) use facts::{Facts, Person};
pub(crate) use people::{Group, Representative, representatives};
pub(crate) use resource::{glob_matches, may_cover};
pub(crate) use truth::Truth;
pub(crate) use view::{Reading, View, is_on_age};

pub(crate) use crate::{equivalence::same_condition, evaluate::holds_if_absent};
