//! Archives and inventories: what `DescribeVault` sees, and when a vault may go.

use std::time::Duration;

use glacier_testkit::rules;
use glacier_testkit::state::{Archive, Inventory, PlantError};

use crate::world::{
    ALMOST_A_DAY, DAY, MILLISECOND, World, assert_rule, create, delete, delete_archive, describe,
};

const HOUR: Duration = Duration::from_hours(1);

#[test]
fn an_inventory_is_taken_when_a_day_of_the_vaults_life_is_over() {
    for (written, seen_before, seen_from) in [
        (Duration::ZERO, ALMOST_A_DAY, DAY),
        (HOUR, ALMOST_A_DAY, DAY),
        (ALMOST_A_DAY, ALMOST_A_DAY, DAY),
        (DAY, DAY + ALMOST_A_DAY, 2 * DAY),
        (10 * DAY + HOUR, 10 * DAY + ALMOST_A_DAY, 11 * DAY),
    ] {
        let mut world = World::with_vault("v");
        let created = world.now;
        world.now = created + written;
        world.plant("v", "a", Duration::ZERO);
        assert_eq!(inventory(&mut world), None, "written after {written:?}");
        world.now = created + seen_before;
        assert_eq!(inventory(&mut world), None, "written after {written:?}");
        world.now = created + seen_from;
        let expected = Inventory { date: world.now, archives: 1, size: 1 };
        assert_eq!(inventory(&mut world), Some(expected), "written after {written:?}");
        world.now = world.now + 100 * DAY;
        assert_eq!(inventory(&mut world), Some(expected), "nothing was written since");
    }
}

#[test]
fn an_inventory_counts_what_was_there_when_it_was_taken() {
    let mut world = World::with_vault("v");
    let created = world.now;
    world.plant("v", "a", Duration::ZERO);
    world.plant("v", "b", Duration::ZERO);
    let first = Inventory { date: created + DAY, archives: 2, size: 2 };
    // Nobody looks at the moment when the first inventory is due, but the next write doesn't belong to it.
    world.now = created + DAY + HOUR;
    world.call(delete_archive("v", "a")).unwrap();
    assert_eq!(inventory(&mut world), Some(first));
    world.now = created + 2 * DAY;
    let second = Inventory { date: world.now, archives: 1, size: 1 };
    assert_eq!(inventory(&mut world), Some(second));
    // What was there before the last inventory, as a test found out late, doesn't make the next one older.
    world.plant("v", "old", 2 * DAY);
    assert_eq!(inventory(&mut world), Some(Inventory { archives: 2, size: 2, ..second }));
}

#[test]
fn a_vault_can_go_when_it_was_empty_at_its_last_inventory_and_not_written_to_since() {
    let mut world = World::with_vault("v");
    let created = world.now;
    let can_go = |world: &World| world.clone().call(delete("v")).is_ok();
    assert!(can_go(&world), "never written to");
    world.plant("v", "a", Duration::ZERO);
    assert!(!can_go(&world), "not empty");
    world.now = created + DAY;
    assert!(!can_go(&world), "not empty at the inventory");
    world.call(delete_archive("v", "a")).unwrap();
    assert!(!can_go(&world), "not empty at the last inventory");
    world.now = created + DAY + ALMOST_A_DAY;
    assert!(!can_go(&world), "just before the next inventory");
    world.now = created + 2 * DAY;
    assert!(can_go(&world), "empty at the last inventory");

    world.plant("v", "b", Duration::ZERO);
    world.call(delete_archive("v", "b")).unwrap();
    assert!(!can_go(&world), "empty, but written to since");
    world.now = created + 3 * DAY;
    assert_rule(&world.call(delete("v")), &rules::DELETE);
}

#[test]
fn a_call_that_deletes_nothing_is_no_write() {
    let mut world = World::with_vault("v");
    assert_rule(&world.call(delete_archive("v", "a")), &rules::ARCHIVE_DELETE_MISSING);
    assert_rule(&world.call(delete("v")), &rules::DELETE);
}

#[test]
fn what_a_vault_had_goes_with_it() {
    let mut world = World::with_vault("v");
    world.plant("v", "a", Duration::ZERO);
    let created = world.now;
    world.now = created + DAY;
    world.call(delete_archive("v", "a")).unwrap();
    world.now = created + 2 * DAY;
    world.call(delete("v")).unwrap();
    world.call(create("v")).unwrap();
    assert_eq!(inventory(&mut world), None);
    assert_rule(&world.call(delete("v")), &rules::DELETE);
}

#[test]
fn an_archive_is_deleted_through_its_own_vault() {
    let mut world = World::with_vault("v");
    world.call(create("w")).unwrap();
    world.plant("v", "a", Duration::ZERO);
    assert_rule(&world.call(delete_archive("w", "a")), &rules::ARCHIVE_OF_ANOTHER_VAULT);
    assert_rule(&world.call(delete_archive("v", "a")), &rules::ARCHIVE_DELETE);
    assert_rule(&world.call(delete_archive("w", "a")), &rules::ARCHIVE_DELETE_MISSING);
}

#[test]
fn ages_are_whole_days() {
    let now = World::new().now;
    for (age, days) in [
        (Duration::ZERO, 0),
        (ALMOST_A_DAY, 0),
        (DAY, 1),
        (DAY + MILLISECOND, 1),
        (364 * DAY + ALMOST_A_DAY, 364),
        (365 * DAY, 365),
    ] {
        let archive = Archive { size: 0, created: now - age };
        assert_eq!(archive.age_in_days(now), days, "{age:?}");
    }
    let tomorrow = Archive { size: 0, created: now + DAY };
    assert_eq!(tomorrow.age_in_days(now), 0);
}

#[test]
fn what_cannot_be_planted() {
    let mut world = World::with_vault("v");
    world.call(create("w")).unwrap();
    world.plant("v", "a", Duration::ZERO);
    let mut plant = |vault: &str, id: &str| {
        let archive = Archive { size: 1, created: world.now };
        let scope = world.scope();
        let id = id.parse().map_err(PlantError::from);
        let planted =
            id.and_then(|id| world.state.plant_archive(&scope, vault, id, archive, world.now));
        planted.map_err(|error| error.to_string())
    };
    assert_eq!(plant("x", "b"), Err("there is no vault `x`, create it first".to_owned()));
    for vault in ["v", "w"] {
        let expected = "the archive `a` is in the vault `v` already";
        assert_eq!(plant(vault, "a"), Err(expected.to_owned()));
    }
    let expected = "`a b` is not an archive ID of 1 to 255 visible ASCII characters";
    assert_eq!(plant("v", "a b"), Err(expected.to_owned()));
    assert_eq!(plant("v", "b"), Ok(()));
}

/// The last inventory, as `DescribeVault` and a look into the state see it.
fn inventory(world: &mut World) -> Option<Inventory> {
    let inventory = world.state.vault(&world.scope(), "v").unwrap().inventory(world.now);
    let rule = if inventory.is_some() { &rules::DESCRIBE_INVENTORY } else { &rules::DESCRIBE };
    assert_rule(&world.call(describe("v")), rule);
    inventory
}
