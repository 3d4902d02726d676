"""Each rule of the emulator is exercised here, or there is a reason why boto3 can't see it."""

import unittest

from emulator import control
from rules import EXERCISED

NOT_OBSERVABLE = {
    "session-expired": "the credentials of the command do not expire; those of a test in Rust can",
    "state-file-fails": "it takes a full disk; the emulator's own tests have one",
}


class Rules(unittest.TestCase):
    maxDiff = None

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
