//! `codes`: what the linter looks for.

use serde_json::json;
use vault_lock_policy::Code;

use super::Ending;
use crate::{
    args::{CodesArgs, Format},
    show::{self, EMPHASIS, styled},
};

pub(crate) fn run(args: &CodesArgs) -> Ending {
    match args.format {
        Format::Json => {
            let code = |code: &Code| json!({ "code": code.as_str(), "summary": code.summary() });
            show::json(&json!({ "codes": Code::ALL.iter().map(code).collect::<Vec<_>>() }));
        }
        Format::Text => {
            for code in Code::ALL {
                anstream::println!("{}: {}", styled(EMPHASIS, code.as_str()), code.summary());
            }
        }
    }
    Ending::Fine
}
