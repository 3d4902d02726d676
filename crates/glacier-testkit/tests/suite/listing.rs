//! `ListVaults`: pages, limits and markers.

use std::collections::BTreeSet;

use glacier_testkit::rules;
use glacier_testkit::state::{MAX_PAGE, Response};
use proptest::prelude::*;

use crate::world::{World, create, decided_by, delete, list};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn all_pages_together_are_the_sorted_vaults(
        names in prop::collection::btree_set("[A-Za-z0-9._-]{1,4}", 0..40),
        limit in prop::option::of(1..=MAX_PAGE),
    ) {
        let mut world = World::new();
        for name in &names {
            world.call(create(name)).unwrap();
        }
        let (mut seen, mut marker) = (Vec::new(), None);
        loop {
            let (page, next) = page(&mut world, limit, marker.as_deref());
            prop_assert!(page.len() <= limit.unwrap_or(MAX_PAGE));
            prop_assert!(!page.is_empty() || names.is_empty(), "a marker without anything after it");
            seen.extend(page);
            match next {
                Some(next) => marker = Some(next),
                None => break,
            }
        }
        // `BTreeSet` sorts by byte, as the guide says of ASCII.
        prop_assert_eq!(seen, names.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn limits() {
    for limit in
        ["0", "11", "100", "-1", "+1", "1.0", " 1", "1e0", "abc", "", "１", "99999999999999999999"]
    {
        let refused = World::new().call(list(Some(limit), None));
        assert_eq!(decided_by(&refused), &rules::LIST_LIMIT_INVALID, "`{limit}`");
    }
    let mut world = World::new();
    for number in 0..=MAX_PAGE {
        world.call(create(&format!("v{number}"))).unwrap();
    }
    for (limit, length) in [(None, 10), (Some("1"), 1), (Some("010"), 10), (Some("10"), 10)] {
        match world.call(list(limit, None)).unwrap().response {
            Response::ListVaults { vaults, .. } => assert_eq!(vaults.len(), length, "{limit:?}"),
            other => panic!("not a list: {other:?}"),
        }
    }
}

#[test]
fn markers() {
    for marker in [
        "v",
        "arn:aws:glacier:us-east-1:111122223333:vaults/",
        "arn:aws:glacier:us-east-1:111122223333:vaults/a b",
        "arn:aws:glacier:eu-west-1:111122223333:vaults/v",
        "arn:aws:glacier:us-east-1:444455556666:vaults/v",
        " ",
    ] {
        let refused = World::with_vault("v").call(list(None, Some(marker)));
        assert_eq!(decided_by(&refused), &rules::LIST_MARKER_INVALID, "`{marker}`");
    }
    let mut world = World::new();
    for name in ["a", "b", "c"] {
        world.call(create(name)).unwrap();
    }
    assert_eq!(page(&mut world, None, Some("")).0, ["a", "b", "c"]);
    let (first, marker) = page(&mut world, Some(2), None);
    assert_eq!(first, ["a", "b"]);
    // The vault that the marker names may be gone by the time of the next page.
    world.call(delete("b")).unwrap();
    assert_eq!(page(&mut world, Some(2), marker.as_deref()), (vec!["c".to_owned()], None));
}

#[test]
fn a_list_has_the_vaults_of_one_region() {
    let mut world = World::with_vault("here");
    world.identity.caller.region = "eu-west-1".parse().unwrap();
    assert_eq!(page(&mut world, None, None), (Vec::new(), None));
    world.call(create("there")).unwrap();
    assert_eq!(page(&mut world, None, None).0, ["there"]);
    let scopes: BTreeSet<String> =
        world.state.vaults().map(|(scope, _)| scope.region().to_string()).collect();
    assert_eq!(scopes.len(), 2);
}

/// The names on a page, and the marker of the next one.
fn page(
    world: &mut World,
    limit: Option<usize>,
    marker: Option<&str>,
) -> (Vec<String>, Option<String>) {
    let limit = limit.map(|limit| limit.to_string());
    match world.call(list(limit.as_deref(), marker)).unwrap().response {
        Response::ListVaults { vaults, marker } => {
            (vaults.into_iter().map(|vault| vault.name.to_string()).collect(), marker)
        }
        other => panic!("not a list: {other:?}"),
    }
}
