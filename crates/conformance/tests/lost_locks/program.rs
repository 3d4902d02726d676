//! A program that locks a vault, as one would write it over any client, and what came of it.

use std::{future::Future, time::Duration};

use crate::support::{
    policies::retention,
    world::{Actor, End, Others, State, VAULT, Weather, World},
};

/// What a program sees of a client.
pub(crate) trait Locker {
    /// Initiates a lock; its ID.
    fn initiate(&mut self) -> impl Future<Output = Result<String, Told>>;
    /// Completes the lock.
    fn complete(&mut self, lock_id: &str) -> impl Future<Output = Result<(), Told>>;
    /// Aborts the lock.
    fn abort(&mut self, lock_id: &str) -> impl Future<Output = Result<(), Told>>;
    /// What a program does that is told that somebody holds a lock and that needs to go on: what AWS's guide says, if the client has it.
    fn make_way(&mut self) -> impl Future<Output = bool>;
    /// When all is calm again: the ID of a lock in progress that the client knows of by itself.
    fn look_after(&mut self) -> impl Future<Output = Option<String>>;
}

/// What a program is told when a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Somebody else has a lock in progress, or the vault is locked.
    SomebodyElses,
    /// Nothing happened.
    Failed,
    /// It is not known what happened.
    Unknown,
    /// The lock is over.
    Over,
}

/// What the program says in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Locked,
    Aborted,
    Not(Told),
}

/// What came of one run.
#[derive(Debug)]
pub(crate) struct Outcome {
    /// A lock of the program is in progress, and nobody has its ID.
    pub(crate) lost: bool,
    /// Locks of others that the program aborted.
    pub(crate) aborted: usize,
    /// What the program said is not so.
    pub(crate) wrong: bool,
    pub(crate) locked: bool,
    /// Locks whose ID was lost, aborted by the client.
    pub(crate) recovered: usize,
}

/// One run: a client that `make` makes, in the world that the seed stands for.
pub(crate) fn run<L: Locker>(seed: u64, make: impl Fn(&World) -> L) -> Outcome {
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let mut dice = fastrand::Rng::with_seed(seed);
        let world = world(seed, &mut dice);
        let mut locker = make(&world);
        world.begin_call(0);
        let (stubborn, completes) = (dice.bool(), dice.u8(0..4) > 0);
        let mut held = None;
        let verdict = lock(&mut locker, stubborn, completes, &mut held).await;
        let wrong = is_wrong(&world, verdict);
        world.calm_down();
        world.pass(Duration::from_mins(1));
        let known = locker.look_after().await;
        judge(&world, wrong, held.as_ref(), known.as_ref())
    })
}

/// Faults at every third or tenth request, and somebody who minds his own locks only.
fn world(seed: u64, dice: &mut fastrand::Rng) -> World {
    let faults = if dice.bool() { 10 } else { 30 };
    let weather = Weather { faults, ..Weather::calm() };
    let others = Others {
        likely: if dice.bool() { 10 } else { 0 },
        policies: vec![retention(VAULT, 30, Some("somebody"))],
        completes: false,
        reckless: false,
    };
    World::new(seed, weather, others)
}

/// The program. What it holds in the end is the ID that it has.
async fn lock<L: Locker>(
    locker: &mut L,
    stubborn: bool,
    completes: bool,
    held: &mut Option<String>,
) -> Verdict {
    let mut told = Told::Failed;
    for _ in 0..3 {
        match locker.initiate().await {
            Ok(id) => {
                *held = Some(id);
                break;
            }
            Err(why) => told = why,
        }
        if told == Told::SomebodyElses && !(stubborn && locker.make_way().await) {
            return Verdict::Not(told);
        }
    }
    let Some(id) = held.clone() else { return Verdict::Not(told) };
    for _ in 0..3 {
        let done = if completes { locker.complete(&id).await } else { locker.abort(&id).await };
        match done {
            Ok(()) => return if completes { Verdict::Locked } else { Verdict::Aborted },
            Err(why) => told = why,
        }
    }
    Verdict::Not(told)
}

/// Whether what the program says contradicts how the vault stands now.
fn is_wrong(world: &World, verdict: Verdict) -> bool {
    let inner = world.inner();
    let state = inner.history.state();
    let ours = |index: usize| inner.history.lives[index].is_of(0);
    match (verdict, state) {
        (Verdict::Locked, State::Locked(index)) => !ours(index),
        (Verdict::Locked, _) => true,
        // That it is gone, whose lock it is, or that nothing came of it.
        (Verdict::Aborted, State::InProgress(index) | State::Locked(index))
        | (Verdict::Not(Told::SomebodyElses | Told::Failed | Told::Over), State::Locked(index))
        | (Verdict::Not(Told::SomebodyElses), State::InProgress(index)) => ours(index),
        (Verdict::Aborted, State::Unlocked) | (Verdict::Not(_), _) => false,
    }
}

fn judge(world: &World, wrong: bool, held: Option<&String>, known: Option<&String>) -> Outcome {
    let inner = world.inner();
    let history = &inner.history;
    let lost = match history.state() {
        State::InProgress(index) if history.lives[index].is_of(0) => {
            let id = Some(&history.lives[index].id);
            held != id && known != id
        }
        _ => false,
    };
    let aborted = |theirs: bool| {
        let by_client = |life: &&crate::support::world::Life| {
            matches!(life.end, Some((_, End::Aborted(Actor::Client { .. }))))
                && life.is_of(0) != theirs
        };
        history.lives.iter().filter(by_client).count()
    };
    Outcome {
        lost,
        aborted: aborted(true),
        wrong,
        locked: matches!(history.state(), State::Locked(index) if history.lives[index].is_of(0)),
        recovered: aborted(false),
    }
}
