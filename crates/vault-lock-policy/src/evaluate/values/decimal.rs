//! Numbers of any length and scale, compared exactly.

use std::cmp::Ordering;

/// A decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    sign: Sign,
    /// The power of ten of the first digit.
    exponent: i64,
    /// Digits in ASCII, without zeros at either end.
    digits: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    Negative,
    Zero,
    Positive,
}

impl Decimal {
    /// Reads numbers like `365`, `+3.65`, `-0.5` and `3.65e2`. Powers of ten beyond 32 bits are not read.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mantissa, power) = match text.split_once(['e', 'E']) {
            Some((mantissa, power)) => (mantissa, i64::from(power.parse::<i32>().ok()?)),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) =
            mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
        if !is_digits(whole) || !fraction.is_none_or(is_digits) {
            return None;
        }
        let all = || whole.bytes().chain(fraction.unwrap_or_default().bytes());
        let leading = all().take_while(|digit| *digit == b'0').count();
        let mut digits: Vec<u8> = all().skip(leading).collect();
        digits.truncate(digits.iter().rposition(|digit| *digit != b'0').map_or(0, |last| last + 1));
        if digits.is_empty() {
            return Some(Self { sign: Sign::Zero, exponent: 0, digits });
        }
        let exponent = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()? + power;
        Some(Self {
            sign: if negative { Sign::Negative } else { Sign::Positive },
            exponent,
            digits,
        })
    }

    /// One way of writing each number.
    pub(crate) fn canonical(&self) -> String {
        let sign = if self.sign == Sign::Negative { "-" } else { "" };
        format!("{sign}0.{}e{}", String::from_utf8_lossy(&self.digits), self.exponent)
    }

    /// Without the sign.
    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        self.exponent.cmp(&other.exponent).then_with(|| self.digits.cmp(&other.digits))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.sign.cmp(&other.sign).then_with(|| match self.sign {
            Sign::Negative => other.cmp_magnitude(self),
            Sign::Zero => Ordering::Equal,
            Sign::Positive => self.cmp_magnitude(other),
        })
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
