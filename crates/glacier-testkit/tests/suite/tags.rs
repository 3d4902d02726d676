//! Tags of a vault: their limits, at each edge.

use std::collections::BTreeMap;

use glacier_testkit::rules::{self, Rule};
use glacier_testkit::state::{MAX_TAGS, PlantError, Request};

use crate::world::{World, add_tags, decided_by, remove_tags};

#[test]
fn what_a_tag_may_look_like() {
    for (key, value, rule) in [
        ("k", "", &rules::TAGS_ADD),
        (&*"k".repeat(128), &*"v".repeat(255), &rules::TAGS_ADD),
        (&*"k".repeat(129), "", &rules::TAG_LENGTH),
        ("", "", &rules::TAG_LENGTH),
        ("k", &*"v".repeat(256), &rules::TAG_LENGTH),
        // Characters, not bytes.
        (&*"ä".repeat(128), &*"鍵".repeat(255), &rules::TAGS_ADD),
        ("Legal Hold_./=+-@9", "Legal Hold_./=+-@9", &rules::TAGS_ADD),
        ("ключ", "鍵", &rules::TAGS_ADD),
        ("AWS", "aws:", &rules::TAG_CHARACTERS),
        ("aws", "aws", &rules::TAGS_ADD),
        ("aws:", "", &rules::TAG_RESERVED),
        ("aws:cloudformation", "", &rules::TAG_RESERVED),
        ("a:b", "", &rules::TAG_CHARACTERS),
        ("k", "a,b", &rules::TAG_CHARACTERS),
        ("k", "a\tb", &rules::TAG_CHARACTERS),
        ("k", "🔒", &rules::TAG_CHARACTERS),
        ("k\0", "", &rules::TAG_CHARACTERS),
    ] {
        let mut world = World::with_vault("v");
        let outcome = world.call(add_tags("v", &[(key, value)]));
        assert_eq!(decided_by(&outcome), rule, "`{key}` = `{value}`");

        let scope = world.scope();
        let tags = BTreeMap::from([(key.to_owned(), value.to_owned())]);
        let planted = World::with_vault("v").state.set_tags(&scope, "v", tags);
        assert_eq!(planted.map_err(rule_of), outcome.map(|_| ()).map_err(|refused| refused.rule()));
    }
}

#[test]
fn one_call_takes_ten() {
    let numbers: Vec<String> = (0..11).map(|number| number.to_string()).collect();
    for (count, good) in [(0, false), (1, true), (10, true), (11, false)] {
        let keys: Vec<&str> = numbers.iter().take(count).map(String::as_str).collect();
        let tags: Vec<(&str, &str)> = keys.iter().map(|key| (*key, "")).collect();
        for (request, granted) in [
            (add_tags("v", &tags), &rules::TAGS_ADD),
            (remove_tags("v", &keys), &rules::TAGS_REMOVE),
        ] {
            let rule = if good { granted } else { &rules::TAGS_PER_CALL };
            let outcome = World::with_vault("v").call(request);
            assert_eq!(decided_by(&outcome), rule, "{count}");
        }
    }
}

#[test]
fn a_vault_has_room_for_fifty() {
    let mut world = World::with_vault("v");
    let tag = |number: usize| (format!("key{number}"), "1".to_owned());
    for first in (0..MAX_TAGS).step_by(10) {
        let tags = (first..first + 10).map(tag).collect();
        world.call(Request::AddTagsToVault { vault: "v".to_owned(), tags }).unwrap();
    }
    // One too many, and the other one is not written either.
    let refused = world.call(add_tags("v", &[("key0", "2"), ("new", "")])).unwrap_err();
    assert_eq!(refused.rule(), &rules::TAG_LIMIT);
    let tags = |world: &World| world.state.vault(&world.scope(), "v").unwrap().tags().clone();
    assert_eq!(tags(&world), (0..MAX_TAGS).map(tag).collect());

    world.call(add_tags("v", &[("key0", "2")])).unwrap();
    assert_eq!(tags(&world)["key0"], "2");
    world.call(remove_tags("v", &["key0"])).unwrap();
    world.call(add_tags("v", &[("new", "")])).unwrap();
    assert_eq!(tags(&world).len(), MAX_TAGS);
}

#[test]
fn keys_and_values_tell_case_apart() {
    let mut world = World::with_vault("v");
    world.call(add_tags("v", &[("k", "1"), ("K", "2")])).unwrap();
    world.call(remove_tags("v", &["K"])).unwrap();
    let vault = world.state.vault(&world.scope(), "v").unwrap();
    assert_eq!(*vault.tags(), BTreeMap::from([("k".to_owned(), "1".to_owned())]));
}

fn rule_of(error: PlantError) -> &'static Rule {
    match error {
        PlantError::Refused(refused) => refused.rule(),
        other => panic!("not refused by a rule: {other}"),
    }
}
