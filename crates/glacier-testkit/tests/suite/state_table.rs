//! Every call in every state: what it answers, by which rule, and what it leaves behind.

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{ErrorCode, Lock, LockState, Request, ServiceError};

use crate::world::{
    DAY, OTHER_POLICY, World, abort, add_tags, complete, create, decided_by, delete,
    delete_access_policy, describe, get, get_access_policy, initiate, list, list_tags, remove_tags,
    set_access_policy,
};
use After::{InProgress, Locked, Missing, Unlocked};
use Before as B;
use Call as C;
use ErrorCode::{AccessDenied, InvalidParameterValue, ResourceNotFound};

const ALL_BEFORE: [Before; 5] = [B::Unlocked, B::InProgress, B::Expired, B::Locked, B::Missing];
const ALL_CALLS: [Call; 8] = [
    C::Initiate,
    C::CompleteRightId,
    C::CompleteWrongId,
    C::Abort,
    C::Get,
    C::Create,
    C::Describe,
    C::Delete,
];

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Before {
    Unlocked,
    InProgress,
    Expired,
    Locked,
    Missing,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Call {
    Initiate,
    CompleteRightId,
    CompleteWrongId,
    Abort,
    Get,
    Create,
    Describe,
    Delete,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum After {
    Unlocked,
    InProgress,
    Locked,
    Missing,
}

pub(crate) type Cell = (Before, Call, Option<ErrorCode>, &'static Rule, After);

/// One row a cell: state before, call, the error or `None` for success, the rule, state after.
#[rustfmt::skip]
pub(crate) const CELLS: [Cell; 38] = [
    (B::Unlocked,   C::Initiate,        None,                        &rules::INITIATE,                      InProgress),
    (B::Unlocked,   C::CompleteWrongId, Some(ResourceNotFound),      &rules::COMPLETE_WITHOUT_LOCK,         Unlocked),
    (B::Unlocked,   C::Abort,           None,                        &rules::ABORT_WITHOUT_LOCK,            Unlocked),
    (B::Unlocked,   C::Get,             Some(ResourceNotFound),      &rules::GET_WITHOUT_LOCK,              Unlocked),
    (B::Unlocked,   C::Create,          None,                        &rules::CREATE_AGAIN,                  Unlocked),
    (B::Unlocked,   C::Describe,        None,                        &rules::DESCRIBE,                      Unlocked),
    (B::Unlocked,   C::Delete,          None,                        &rules::DELETE,                        Missing),

    (B::InProgress, C::Initiate,        Some(AccessDenied),          &rules::INITIATE_IN_PROGRESS,          InProgress),
    (B::InProgress, C::CompleteRightId, None,                        &rules::COMPLETE,                      Locked),
    (B::InProgress, C::CompleteWrongId, Some(InvalidParameterValue), &rules::COMPLETE_WRONG_ID_IN_PROGRESS, InProgress),
    (B::InProgress, C::Abort,           None,                        &rules::ABORT,                         Unlocked),
    (B::InProgress, C::Get,             None,                        &rules::GET_IN_PROGRESS,               InProgress),
    (B::InProgress, C::Create,          None,                        &rules::CREATE_AGAIN,                  InProgress),
    (B::InProgress, C::Describe,        None,                        &rules::DESCRIBE,                      InProgress),
    (B::InProgress, C::Delete,          None,                        &rules::DELETE_IN_PROGRESS,            Missing),

    (B::Expired,    C::Initiate,        None,                        &rules::INITIATE,                      InProgress),
    (B::Expired,    C::CompleteRightId, Some(ResourceNotFound),      &rules::COMPLETE_WITHOUT_LOCK,         Unlocked),
    (B::Expired,    C::CompleteWrongId, Some(ResourceNotFound),      &rules::COMPLETE_WITHOUT_LOCK,         Unlocked),
    (B::Expired,    C::Abort,           None,                        &rules::ABORT_WITHOUT_LOCK,            Unlocked),
    (B::Expired,    C::Get,             Some(ResourceNotFound),      &rules::GET_WITHOUT_LOCK,              Unlocked),
    (B::Expired,    C::Create,          None,                        &rules::CREATE_AGAIN,                  Unlocked),
    (B::Expired,    C::Describe,        None,                        &rules::DESCRIBE,                      Unlocked),
    (B::Expired,    C::Delete,          None,                        &rules::DELETE,                        Missing),

    (B::Locked,     C::Initiate,        Some(AccessDenied),          &rules::INITIATE_LOCKED,               Locked),
    (B::Locked,     C::CompleteRightId, None,                        &rules::COMPLETE_AGAIN,                Locked),
    (B::Locked,     C::CompleteWrongId, Some(AccessDenied),          &rules::COMPLETE_WRONG_ID_LOCKED,      Locked),
    (B::Locked,     C::Abort,           Some(AccessDenied),          &rules::ABORT_LOCKED,                  Locked),
    (B::Locked,     C::Get,             None,                        &rules::GET_LOCKED,                    Locked),
    (B::Locked,     C::Create,          None,                        &rules::CREATE_AGAIN,                  Locked),
    (B::Locked,     C::Describe,        None,                        &rules::DESCRIBE,                      Locked),
    (B::Locked,     C::Delete,          None,                        &rules::DELETE_LOCKED,                 Missing),

    (B::Missing,    C::Initiate,        Some(ResourceNotFound),      &rules::VAULT_NOT_FOUND,               Missing),
    (B::Missing,    C::CompleteWrongId, Some(ResourceNotFound),      &rules::VAULT_NOT_FOUND,               Missing),
    (B::Missing,    C::Abort,           Some(ResourceNotFound),      &rules::VAULT_NOT_FOUND,               Missing),
    (B::Missing,    C::Get,             Some(ResourceNotFound),      &rules::VAULT_NOT_FOUND,               Missing),
    (B::Missing,    C::Create,          None,                        &rules::CREATE,                        Unlocked),
    (B::Missing,    C::Describe,        Some(ResourceNotFound),      &rules::VAULT_NOT_FOUND,               Missing),
    (B::Missing,    C::Delete,          Some(ResourceNotFound),      &rules::DELETE_MISSING,                Missing),
];

#[test]
fn each_cell_answers_by_its_rule_and_leaves_its_state() {
    for (before, call, error, rule, after) in CELLS {
        let (mut world, right_id) = arrange(before);
        let lock_before = world.lock("v").cloned();

        let outcome = world.call(request(call, right_id.as_deref()));

        let cell = format!("{call:?} on {before:?}");
        assert_eq!(outcome.as_ref().err().map(ServiceError::code), error, "{cell}");
        let decided_by = outcome.as_ref().map_or_else(ServiceError::rule, |answer| answer.rule);
        assert_eq!(decided_by, rule, "{cell}");
        assert_eq!(state_of(&world), after, "{cell}");
        if error.is_some() {
            assert_eq!(
                world.lock("v"),
                lock_before.as_ref(),
                "{cell} was refused, yet the lock changed"
            );
        }
    }
}

#[test]
fn no_cell_is_missing_and_none_is_there_twice() {
    for before in ALL_BEFORE {
        for call in ALL_CALLS {
            let rows = CELLS.iter().filter(|cell| (cell.0, cell.1) == (before, call)).count();
            // Where no lock was ever made there is no right ID.
            let impossible =
                call == C::CompleteRightId && matches!(before, B::Unlocked | B::Missing);
            assert_eq!(rows, usize::from(!impossible), "{call:?} on {before:?}");
        }
    }
}

/// The calls that are not in the table: whatever the state of the lock, they go on as if there were none.
#[test]
fn a_lock_stands_in_the_way_of_no_other_call() {
    let decide = |before: Before, request: &Request| {
        let (mut world, _) = arrange(before);
        let outcome = world.call(request.clone());
        (decided_by(&outcome), state_of(&world))
    };
    for request in [
        add_tags("v", &[("a", "1")]),
        remove_tags("v", &["a"]),
        list_tags("v"),
        set_access_policy("v", OTHER_POLICY),
        get_access_policy("v"),
        delete_access_policy("v"),
        list(None, None),
    ] {
        let (rule, _) = decide(B::Unlocked, &request);
        for (before, after) in [
            (B::Unlocked, Unlocked),
            (B::InProgress, InProgress),
            (B::Expired, Unlocked),
            (B::Locked, Locked),
        ] {
            assert_eq!(decide(before, &request), (rule, after), "{request:?} on {before:?}");
        }
        let is_about_a_vault = request.vault().is_some();
        let (rule, after) = decide(B::Missing, &request);
        assert_eq!(rule == &rules::VAULT_NOT_FOUND, is_about_a_vault, "{request:?}");
        assert_eq!(after, Missing);
    }
}

/// A service with the vault `v` in that state, and the ID of its lock.
fn arrange(before: Before) -> (World, Option<String>) {
    if before == B::Missing {
        return (World::with_vault("other"), None);
    }
    let mut world = World::with_vault("v");
    if before == B::Unlocked {
        return (world, None);
    }
    let lock_id = world.initiate("v").to_string();
    match before {
        B::Expired => world.now = world.now + DAY,
        B::Locked => drop(world.call(complete("v", &lock_id)).unwrap()),
        B::InProgress | B::Unlocked | B::Missing => {}
    }
    (world, Some(lock_id))
}

fn request(call: Call, right_id: Option<&str>) -> Request {
    match call {
        C::Initiate => initiate("v", OTHER_POLICY),
        C::CompleteRightId => complete("v", right_id.expect("a lock was made")),
        C::CompleteWrongId => complete("v", "AE863rKkWZU53SLW5be4DUcW"),
        C::Abort => abort("v"),
        C::Get => get("v"),
        C::Create => create("v"),
        C::Describe => describe("v"),
        C::Delete => delete("v"),
    }
}

fn state_of(world: &World) -> After {
    if !world.exists("v") {
        return Missing;
    }
    match world.lock("v").map(Lock::state) {
        None => Unlocked,
        Some(LockState::InProgress) => InProgress,
        Some(LockState::Locked) => Locked,
    }
}
