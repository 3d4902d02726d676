//! `codes`: what the linter looks for.

use command_manners::{EMPHASIS, styled};
use serde_json::json;
use vault_lock_policy::Code;

use super::Outcome;
use crate::{
    args::{CodesArgs, Format},
    show,
};

pub(crate) fn run(args: &CodesArgs) -> Outcome {
    Outcome::fine(match args.format {
        Format::Json => {
            let code = |code: &Code| json!({ "code": code.as_str(), "summary": code.summary() });
            show::json(&json!({ "codes": Code::ALL.iter().map(code).collect::<Vec<_>>() }))
        }
        Format::Text => Code::ALL
            .iter()
            .map(|code| format!("{}: {}\n", styled(EMPHASIS, code.as_str()), code.summary()))
            .collect(),
    })
}
