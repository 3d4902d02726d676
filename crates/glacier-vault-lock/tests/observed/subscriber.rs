//! A subscriber that keeps everything it is told, with the spans that it is told in.

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::DefaultGuard,
};

/// One event, or one span as it begins, with all fields of all spans around it.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) level: Level,
    pub(crate) target: String,
    pub(crate) text: String,
}

/// All that was told.
#[derive(Clone, Default)]
pub(crate) struct Told(Arc<Kept>);

#[derive(Default)]
struct Kept {
    next: AtomicU64,
    spans: Mutex<BTreeMap<u64, String>>,
    lines: Mutex<Vec<Line>>,
}

thread_local! {
    static ENTERED: RefCell<Vec<u64>> = const { RefCell::new(Vec::new()) };
}

impl Told {
    /// Listens to this thread until the guard is dropped.
    pub(crate) fn listen(&self) -> DefaultGuard {
        tracing::subscriber::set_default(self.clone())
    }

    pub(crate) fn lines(&self) -> Vec<Line> {
        self.0.lines.lock().unwrap().clone()
    }

    fn around(&self) -> String {
        let spans = self.0.spans.lock().unwrap();
        ENTERED.with_borrow(|entered| {
            entered.iter().filter_map(|id| Some(format!("{}: ", spans.get(id)?))).collect()
        })
    }

    fn keep(&self, metadata: &Metadata<'_>, text: &str) {
        let text = format!("{}{text}", self.around());
        let (level, target) = (*metadata.level(), metadata.target().to_owned());
        self.0.lines.lock().unwrap().push(Line { level, target, text });
    }
}

impl Line {
    /// Whether it is about a call of this crate: its own event.
    pub(crate) fn is_ours(&self) -> bool {
        self.target.starts_with("glacier_vault_lock")
    }
}

impl Subscriber for Told {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let id = self.0.next.fetch_add(1, Ordering::Relaxed) + 1;
        let mut fields = Fields::default();
        span.record(&mut fields);
        let text = format!("{}{{{}}}", span.metadata().name(), fields.0.join(" "));
        self.keep(span.metadata(), &text);
        self.0.spans.lock().unwrap().insert(id, text);
        Id::from_u64(id)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        if let Some(text) = self.0.spans.lock().unwrap().get_mut(&span.into_u64()) {
            text.push_str(&fields.0.join(" "));
        }
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        self.keep(event.metadata(), &fields.0.join(" "));
    }

    fn enter(&self, span: &Id) {
        ENTERED.with_borrow_mut(|entered| entered.push(span.into_u64()));
    }

    fn exit(&self, span: &Id) {
        ENTERED.with_borrow_mut(|entered| {
            if let Some(at) = entered.iter().rposition(|id| *id == span.into_u64()) {
                entered.remove(at);
            }
        });
    }
}

#[derive(Default)]
struct Fields(Vec<String>);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.push(format!("{}={value:?}", field.name()));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.push(format!("{}={value}", field.name()));
    }
}
