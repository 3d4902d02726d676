//! One thing that a mock asks of a call, and why a call doesn't have it.

use std::collections::BTreeSet;

use serde_json::Value;

use super::call::Call;
use crate::state::Request;

/// Something that a call must have.
pub(super) struct Condition {
    /// What, as it stands in a mock's description.
    pub(super) text: String,
    check: Box<Check>,
}

/// Says why a call that is one of the mock's operation doesn't match.
type Check = dyn Fn(&Call<'_>) -> Result<(), String> + Send + Sync;

impl Condition {
    pub(super) fn new(
        text: impl Into<String>,
        check: impl Fn(&Call<'_>) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self { text: text.into(), check: Box::new(check) }
    }

    /// A member that has to be a certain text.
    pub(super) fn text(
        noun: &'static str,
        wanted: String,
        read: impl Fn(&Call<'_>) -> Result<Option<String>, String> + Send + Sync + 'static,
    ) -> Self {
        let text = format!("{noun} `{}`", short(&wanted));
        Self::new(text, move |call| match read(call)? {
            Some(got) if got == wanted => Ok(()),
            Some(got) => Err(text_difference(noun, &got, &wanted)),
            None => Err(format!("there is no {noun}")),
        })
    }

    /// The policy as JSON.
    pub(super) fn policy_json(wanted: Value) -> Self {
        Self::new(format!("policy equal to `{}`", short(&wanted.to_string())), move |call| {
            let policy = policy(call)?.ok_or("there is no policy")?;
            let got: Value = serde_json::from_str(&policy)
                .map_err(|error| format!("the policy is not JSON: {error}"))?;
            json_difference("", &got, &wanted).map_or(Ok(()), Err)
        })
    }

    pub(super) fn policy_where(holds: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        Self::new("policy as a function wants it", move |call| {
            let policy = policy(call)?.ok_or("there is no policy")?;
            if holds(&policy) {
                Ok(())
            } else {
                Err(format!("the function refuses the policy `{}`", short(&policy)))
            }
        })
    }

    pub(super) fn is_met_by(&self, call: &Call<'_>) -> Result<(), String> {
        (self.check)(call)
    }
}

/// The call with its members, or why its body can't be read.
pub(super) fn request<'a>(call: &'a Call<'_>) -> Result<&'a Request, String> {
    let asked = call.asked.as_ref().map_err(|error| error.message().to_owned())?;
    asked.request.as_ref().map_err(|error| error.message().to_owned())
}

/// The policy that a call brings.
pub(super) fn policy(call: &Call<'_>) -> Result<Option<String>, String> {
    Ok(match request(call)? {
        Request::InitiateVaultLock { policy, .. }
        | Request::SetVaultAccessPolicy { policy, .. } => Some(policy.clone()),
        _ => None,
    })
}

/// How two texts differ; of long ones only from where they part.
fn text_difference(noun: &str, got: &str, wanted: &str) -> String {
    if got.len() <= SHORT && wanted.len() <= SHORT {
        return format!("the {noun} is `{}`, not `{}`", short(got), short(wanted));
    }
    let same = got.chars().zip(wanted.chars()).take_while(|(got, wanted)| got == wanted).count();
    let rest = |text: &str| short(&text.chars().skip(same).collect::<String>());
    format!("from character {} on the {noun} is `{}`, not `{}`", same + 1, rest(got), rest(wanted))
}

/// The first place where a policy differs from the wanted one, as a JSON pointer.
fn json_difference(place: &str, got: &Value, wanted: &Value) -> Option<String> {
    match (got, wanted) {
        (Value::Object(got), Value::Object(wanted)) => {
            let keys: BTreeSet<&String> = got.keys().chain(wanted.keys()).collect();
            keys.into_iter().find_map(|key| {
                let place = format!("{place}/{}", key.replace('~', "~0").replace('/', "~1"));
                match (got.get(key), wanted.get(key)) {
                    (Some(got), Some(wanted)) => json_difference(&place, got, wanted),
                    (Some(_), None) => Some(format!("`{place}` of the policy is too much")),
                    (None, _) => Some(format!("`{place}` of the policy is missing")),
                }
            })
        }
        (Value::Array(got), Value::Array(wanted)) if got.len() == wanted.len() => {
            let mut pairs = got.iter().zip(wanted).enumerate();
            pairs.find_map(|(nth, (got, wanted))| {
                json_difference(&format!("{place}/{nth}"), got, wanted)
            })
        }
        _ if got == wanted => None,
        _ => {
            let place = match place {
                "" => "the policy".to_owned(),
                place => format!("`{place}` of the policy"),
            };
            let [got, wanted] = [got, wanted].map(|value| short(&value.to_string()));
            Some(format!("{place} is `{got}`, not `{wanted}`"))
        }
    }
}

/// How many characters of a text are shown.
const SHORT: usize = 60;

/// The beginning of a text, on one line.
pub(super) fn short(text: &str) -> String {
    let mut shown = String::new();
    for (nth, character) in text.chars().enumerate() {
        if nth == SHORT {
            shown.push('…');
            break;
        }
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}
