//! What can happen to a request on its way, and how likely it is.

use std::time::Duration;

use glacier_testkit::{faults::Fault, state::ErrorCode};

/// How likely things are, in percent of the requests.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Weather {
    pub(crate) faults: u8,
    pub(crate) crashes: u8,
    /// Requests that arrive after their sender has given up.
    pub(crate) late: u8,
    /// Hours that pass.
    pub(crate) hours: u8,
    /// Steps of the journal that fail.
    pub(crate) journal: u8,
}

/// What happens to a request.
#[derive(Debug, Clone)]
pub(crate) enum Fate {
    Arrives,
    /// The connection breaks before it arrives.
    Lost,
    /// The sender gives up waiting; it arrives later, or never.
    Late {
        after: Duration,
        ever: bool,
    },
    /// The emulator does it.
    Struck(Fault),
}

impl Weather {
    pub(crate) fn calm() -> Self {
        Self { faults: 0, crashes: 0, late: 0, hours: 0, journal: 0 }
    }

    pub(crate) fn fate(self, dice: &mut fastrand::Rng) -> Fate {
        if dice.u8(0..100) < self.late {
            let after = Duration::from_millis(dice.u64(1..60_000));
            return Fate::Late { after, ever: dice.u8(0..10) < 8 };
        }
        if dice.u8(0..100) >= self.faults {
            return Fate::Arrives;
        }
        let fault = match dice.u8(0..14) {
            0 | 1 => return Fate::Lost,
            2 | 3 => Fault::lose_response(),
            4 => Fault::reset().before_work(),
            5 => Fault::reset().after_work(),
            6 => Fault::service_unavailable(),
            7 => Fault::service_unavailable().after_work(),
            8 => Fault::throttle(),
            9 => Fault::throttle().after_work(),
            10 => Fault::answer(ErrorCode::RequestTimeout).after_work(),
            11 => Fault::cut_body(),
            12 => Fault::malformed_json(),
            // Longer than anybody waits.
            _ => Fault::delay(Duration::from_mins(10)),
        };
        Fate::Struck(fault.times(1))
    }
}
