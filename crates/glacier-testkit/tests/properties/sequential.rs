//! One call after the other, by several clients.

use glacier_testkit::Glacier;
use glacier_testkit::clock::MovableClock;
use glacier_testkit::state::{Request, Timestamp};
use glacier_testkit::strategies::{self, Call, IssuedLocks, Sequences, Step};
use glacier_testkit::wire::HttpRequest;
use http::Response;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};

use crate::answers::well_formed;
use crate::clients::{CLIENTS, Client};
use crate::history::{Event, Snapshot, VAULTS};
use crate::support::cases;
use crate::table::Table;

const START: u64 = 1_363_799_023_221;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn without_a_socket_the_service_never_disagrees_with_the_table(steps in sequence()) {
        let glacier = Glacier::builder().clock(MovableClock::frozen_at(Timestamp::from_millis(START))).build();
        let mut test = Test { glacier, table: Table::new(START), issued: IssuedLocks::default() };
        for step in steps {
            test.step(step)?;
        }
    }
}

fn sequence() -> BoxedStrategy<Vec<Step>> {
    let policies = prop_oneof![3 => strategies::policy(), 1 => Just("not a policy".to_owned())];
    Sequences::new()
        .clients(CLIENTS.len())
        .vaults(VAULTS)
        .policies(policies)
        .length(1..60)
        .strategy()
}

struct Test {
    glacier: Glacier,
    table: Table,
    issued: IssuedLocks,
}

impl Test {
    fn step(&mut self, step: Step) -> Result<(), TestCaseError> {
        match step {
            Step::Advance(time) => {
                let before = Snapshot::of(&self.glacier);
                self.glacier.clock().advance(time);
                self.table.advance(time);
                Snapshot::of(&self.glacier).only_time_passed(&before)?;
            }
            Step::Call { client, request } => self.call(CLIENTS[client], request)?,
            Step::Complete { client, vault, lock } => {
                let lock_id = self.issued.id(&vault, &lock).to_owned();
                self.call(CLIENTS[client], Request::CompleteVaultLock { vault, lock_id })?;
            }
        }
        let after = Snapshot::of(&self.glacier);
        after.agrees_with(&self.table)?;
        after.nothing_outlives_its_day(self.glacier.clock())
    }

    fn call(&mut self, client: Client, request: Request) -> Result<(), TestCaseError> {
        let before = Snapshot::of(&self.glacier);
        let expected = self.table.verdict(client, &request);
        let call = Call { account: "-".to_owned(), request };
        let response = self.send(client, &call);
        let request = call.request;
        let code = well_formed(&response)?;
        prop_assert_eq!((response.status().as_u16(), code), expected, "{:?}", request);

        let lock_id =
            response.headers().get("x-amz-lock-id").map(|id| id.to_str().unwrap().to_owned());
        prop_assert_eq!(
            lock_id.is_some(),
            matches!(request, Request::InitiateVaultLock { .. }) && code.is_none()
        );
        if let Some(id) = &lock_id {
            prop_assert!(self.issued.ids().all(|old| old != id), "given out twice: {}", id);
            self.issued.record(crate::table::vault_of(&request), id.clone());
        }
        self.check_secrecy(&response)?;
        if code.is_none() {
            self.table.write_down(client, &request, lock_id.as_deref());
        }
        self.check_content(client, &request, &response)?;

        let place = Table::place(client, &request);
        let event = Event { place, request: &request, granted: code.is_none() };
        Snapshot::of(&self.glacier).follows_from(&before, &event)
    }

    fn send(&self, client: Client, call: &Call) -> Response<Vec<u8>> {
        let message = client.sign(call.to_http());
        self.glacier.serve(&HttpRequest {
            method: message.method(),
            path: message.uri().path(),
            query: message.uri().query().unwrap_or_default(),
            headers: message.headers(),
            body: message.body(),
        })
    }

    /// No body shows a lock ID, neither now nor later.
    fn check_secrecy(&self, response: &Response<Vec<u8>>) -> Result<(), TestCaseError> {
        let body = String::from_utf8_lossy(response.body());
        let shown = self.issued.ids().find(|id| body.contains(id));
        prop_assert!(shown.is_none(), "{}", body);
        Ok(())
    }

    /// What is told of locks and vaults is what the table knows.
    fn check_content(
        &self,
        client: Client,
        request: &Request,
        response: &Response<Vec<u8>>,
    ) -> Result<(), TestCaseError> {
        if response.status() != 200 {
            return Ok(());
        }
        let told: Value = serde_json::from_slice(response.body()).unwrap();
        let row = &self.table.rows[&Table::place(client, request)];
        let date = |millis| Timestamp::from_millis(millis).to_string();
        match (request, &row.lock) {
            (Request::GetVaultLock { .. }, Some(lock)) => {
                let expires = (!lock.is_final).then(|| date(lock.since + 86_400_000));
                prop_assert_eq!(
                    told,
                    json!({
                        "Policy": lock.policy,
                        "State": if lock.is_final { "Locked" } else { "InProgress" },
                        "ExpirationDate": expires,
                        "CreationDate": date(lock.since),
                    })
                );
            }
            (Request::DescribeVault { vault }, _) => {
                let Client { account, region } = client;
                prop_assert_eq!(
                    &told["VaultARN"],
                    &json!(format!("arn:aws:glacier:{region}:{account}:vaults/{vault}"))
                );
                prop_assert_eq!(&told["VaultName"], &json!(vault));
                prop_assert_eq!(&told["CreationDate"], &json!(date(row.created)));
            }
            _ => prop_assert!(false, "200 to {:?}", request),
        }
        Ok(())
    }
}
