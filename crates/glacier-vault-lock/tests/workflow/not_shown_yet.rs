//! A service that does not show at once what it has done: `GetVaultLock` answers a few times as if a new lock were not there.

use std::{fmt::Write as _, time::Duration};

use expect_test::expect_file;
use glacier_testkit::{
    faults::Fault,
    state::{ErrorCode, Operation},
};

use crate::{calls::Call, report::report, scene::Scene, standing::Standing};

/// The next looks find no lock.
fn hide(scene: &Scene, looks: u64) {
    let not_found = Fault::answer(ErrorCode::ResourceNotFound).on(Operation::GetVaultLock);
    scene.glacier.faults().inject(not_found.times(looks));
}

async fn reported(scene: &Scene, call: Call, standing: Standing, looks: u64) -> String {
    let pending = standing.bring_about(scene).await;
    hide(scene, looks);
    let since = scene.glacier.requests().total();
    let answer = call.make(scene, &scene.locks(), pending, None).await.unwrap();
    report(scene, since, &answer).await
}

#[tokio::test(start_paused = true)]
async fn a_lock_of_just_now_is_looked_for_again_before_it_is_taken_for_gone() {
    let mut text = String::new();
    for (call, standing, looks) in [
        (Call::EnsureLocked, Standing::Unlocked, 3),
        (Call::Complete, Standing::Ours, 2),
        (Call::Abort, Standing::Ours, 2),
        (Call::Resume, Standing::Ours, 2),
        (Call::Initiate, Standing::Ours, 2),
    ] {
        let report = reported(&Scene::new(), call, standing, looks).await;
        writeln!(text, "{call:?}, {standing:?}\n{report}").unwrap();
    }
    // An old one shows, so it is gone.
    let scene = Scene::new();
    let pending = Standing::Ours.bring_about(&scene).await;
    scene.pass(Duration::from_mins(3));
    hide(&scene, 1);
    let since = scene.glacier.requests().total();
    let answer = Call::Complete.make(&scene, &scene.locks(), pending, None).await.unwrap();
    let report = report(&scene, since, &answer).await;
    writeln!(text, "Complete, Ours of three minutes ago\n{report}").unwrap();
    expect_file!["expected/not_shown_yet.txt"].assert_eq(&text);
}
