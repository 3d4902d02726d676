//! `did you mean`: the known name that a wrong one was probably meant to be.

/// The candidate nearest to `wanted`, if one is near enough to be a likely slip.
///
/// Letters in the other case count for nothing; of two equally near ones the first is taken.
pub(crate) fn nearest<'a>(
    wanted: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let near = |candidate: &str| {
        strsim::normalized_damerau_levenshtein(&wanted, &candidate.to_lowercase())
    };
    let mut best = None;
    let mut best_nearness = LIKELY;
    for candidate in candidates {
        let nearness = near(candidate);
        if nearness > best_nearness {
            (best, best_nearness) = (Some(candidate), nearness);
        }
    }
    best
}

/// Nearly a third of the letters may be wrong.
const LIKELY: f64 = 0.7;

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_recognised_and_strangers_are_not() {
        let names = ["InitiateVaultLock", "CompleteVaultLock", "AbortVaultLock"];
        for (wanted, expected) in [
            ("InitiateVaultLok", Some("InitiateVaultLock")),
            ("abortvaultlock", Some("AbortVaultLock")),
            ("CompeltVaultLock", Some("CompleteVaultLock")),
            ("ListVaults", None),
            ("", None),
        ] {
            assert_eq!(nearest(wanted, names), expected, "{wanted}");
        }
    }
}
