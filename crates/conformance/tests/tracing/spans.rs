//! A subscriber that keeps what the clients themselves report, and of signing where it was reported; what else the runtime
//! reports is its own affair.

use std::fmt::{Debug, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use conformance::{Answer, Call, Operation, Script, Sdk, Setup, paused};
use pretty_assertions::assert_eq;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[derive(Clone, Default)]
struct Notebook {
    lines: Arc<Mutex<Vec<String>>>,
    /// The events of the official signer, by their names, which are places in its source.
    signing: Arc<Mutex<Vec<&'static str>>>,
    spans: Arc<AtomicU64>,
}

impl Notebook {
    fn note(&self, what: &str, metadata: &Metadata<'_>, fields: &Fields) {
        let client = ["aws_sdk_glacier", "glacier_sdk"]
            .iter()
            .any(|name| metadata.target().starts_with(name));
        // The official client also says, once in a process, that it reads its partitions.
        if client && !fields.0.contains("partitions") {
            self.lines.lock().unwrap().push(format!("{} {what}{}", metadata.level(), fields.0));
        }
    }
}

impl Subscriber for Notebook {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        span.record(&mut fields);
        self.note(span.metadata().name(), span.metadata(), &fields);
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.note("event", event.metadata(), &fields);
        if event.metadata().target().starts_with("aws_sigv4") {
            self.signing.lock().unwrap().push(event.metadata().name());
        }
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[derive(Default)]
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        // The only one that is drawn by lot, from seven digits.
        let value = format!("{value:?}");
        let value = if field.name() == "sdk_invocation_id" {
            format!("({} digits)", value.len())
        } else {
            value
        };
        write!(self.0, " {}={value}", field.name()).unwrap();
    }
}

/// The one test of this process: another one that ran beside it could be the first to come past an event while a subscriber
/// is put in place, and then nobody would be told of that event any more.
#[test]
fn spans_and_events() {
    for operation in Operation::ALL {
        let [official, generated] = Sdk::ALL.map(|sdk| {
            let notebook = Notebook::default();
            tracing::subscriber::with_default(notebook.clone(), || {
                let http =
                    Script::answering(Answer::new(200, &[("x-amzn-requestid", "the-id")], ""));
                paused(sdk.send(&Setup::default(), &[Call::new(operation)], http));
            });
            let span = format!(
                "DEBUG Glacier.{operation:?} rpc.service=\"Glacier\" rpc.method=\"{operation:?}\" \
                    sdk_invocation_id=(7 digits) rpc.system=\"aws-api\""
            );
            let expected = [span, "DEBUG event request_id=Some(\"the-id\")".to_owned()];
            assert_eq!(*notebook.lines.lock().unwrap(), expected, "{sdk:?}");
            notebook.signing.lock().unwrap().clone()
        });
        // While somebody listens, requests are signed by the official signer, which tells it step by step.
        assert!(!official.is_empty(), "{operation:?}");
        assert_eq!(generated, official, "{operation:?}");
    }
}
