"""Each rule of the emulator is exercised here, or there is a reason why boto3 can't see it."""

import unittest

from emulator import DECIDED, control, reset
from rules import EXERCISED

NOT_OBSERVABLE = {
    "session-expired": "the credentials of the command do not expire; those of a test in Rust can",
    "service-failed": "it takes a panic, which only a test's own source of lock IDs can bring about",
    "state-file-fails": "it takes a full disk; the emulator's own tests have one",
}


# Rules that say how something is, so that no single call is decided by them; and those of requests that never became
# one, which the list of calls leaves out.
NEVER_DECIDE = {
    "lock-lifetime", "lock-expiry-instant", "lock-id", "policy-verbatim", "vault-name", "order-of-checks",
    "region-from-scope", "error-body", "request-id", "date-is-real", "access-key-convention",
    "signature-time-is-real", "canonical-request", "archive-age", "inventory", "lock-policy-in-force",
    "owner-allowed", "policy-grants", "resource-tags", "age-in-conditions", "global-keys", "any-host", "body-ignored",
    "list-limit", "not-http", "request-too-slow",
}


class Rules(unittest.TestCase):
    maxDiff = None

    def test_the_rules_that_tests_name_are_those_that_decided(self):
        """Runs after all other tests, see run.py."""
        reset()
        self.assertEqual(DECIDED - set(EXERCISED), set(), "decided a call, but no test says that it exercises them")
        self.assertEqual(set(EXERCISED) - DECIDED - NEVER_DECIDE, set(), "said to be exercised, but decided no call")
        self.assertEqual(DECIDED & NEVER_DECIDE, set(), "said never to decide a call")

    def test_every_rule_is_exercised_or_can_not_be_seen(self):
        rules = {rule["id"]: rule for rule in control("GET", "rules")["rules"]}
        missing = {
            name: f"{rule['mark']}: {rule['text']}"
            for name, rule in rules.items()
            if name not in EXERCISED and name not in NOT_OBSERVABLE
        }
        self.assertEqual(missing, {})
        self.assertEqual(set(EXERCISED) & set(NOT_OBSERVABLE), set())
        self.assertEqual((set(EXERCISED) | set(NOT_OBSERVABLE)) - set(rules), set(), "no such rules")
