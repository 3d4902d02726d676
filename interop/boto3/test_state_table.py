"""Every operation on a vault lock in every state that a lock can have."""

from emulator import POLICY, EmulatorTest, control, reset
from rules import exercises

WRONG_ID = "AE863rKkWZU53SLW5be4DUcW"
OTHER_POLICY = POLICY.replace("365", "30")

MISSING = "the vault does not exist"
NONE = "no lock"
PROGRESS = "in progress"
LOCKED = "locked"
EXPIRED = "expired"
ABORTED = "aborted"

DENIED = ("AccessDeniedException", 403)
NOT_FOUND = ("ResourceNotFoundException", 404)
INVALID = ("InvalidParameterValueException", 400)
UNCHANGED = object()

# state before, call, answer, state after
TABLE = [
    (MISSING, "initiate", NOT_FOUND, MISSING),
    (MISSING, "complete", NOT_FOUND, MISSING),
    (MISSING, "abort", NOT_FOUND, MISSING),
    (MISSING, "get", NOT_FOUND, MISSING),
    (MISSING, "describe", NOT_FOUND, MISSING),
    (MISSING, "delete", NOT_FOUND, MISSING),
    (MISSING, "create", 201, NONE),
    (NONE, "initiate", 201, PROGRESS),
    (NONE, "initiate other", 201, PROGRESS),
    (NONE, "complete", NOT_FOUND, NONE),
    (NONE, "abort", 204, NONE),
    (NONE, "get", NOT_FOUND, NONE),
    (NONE, "create", 201, NONE),
    (NONE, "delete", 204, MISSING),
    (PROGRESS, "initiate", DENIED, PROGRESS),
    (PROGRESS, "initiate other", DENIED, PROGRESS),
    (PROGRESS, "complete", 204, LOCKED),
    (PROGRESS, "complete wrong", INVALID, PROGRESS),
    (PROGRESS, "abort", 204, NONE),
    (PROGRESS, "get", 200, PROGRESS),
    (PROGRESS, "create", 201, PROGRESS),
    (PROGRESS, "delete", 204, MISSING),
    (LOCKED, "initiate", DENIED, LOCKED),
    (LOCKED, "initiate other", DENIED, LOCKED),
    (LOCKED, "complete", 204, LOCKED),
    (LOCKED, "complete wrong", DENIED, LOCKED),
    (LOCKED, "abort", DENIED, LOCKED),
    (LOCKED, "get", 200, LOCKED),
    (LOCKED, "create", 201, LOCKED),
    (LOCKED, "delete", 204, MISSING),
    (EXPIRED, "initiate", 201, PROGRESS),
    (EXPIRED, "complete", NOT_FOUND, NONE),
    (EXPIRED, "abort", 204, NONE),
    (EXPIRED, "get", NOT_FOUND, NONE),
    (EXPIRED, "create", 201, NONE),
    (EXPIRED, "delete", 204, MISSING),
    (ABORTED, "initiate", 201, PROGRESS),
    (ABORTED, "complete", NOT_FOUND, NONE),
    (ABORTED, "abort", 204, NONE),
    (ABORTED, "get", NOT_FOUND, NONE),
]


class StateTable(EmulatorTest):
    @exercises(
        "initiate", "initiate-in-progress", "initiate-locked", "complete", "complete-again",
        "complete-wrong-id-in-progress", "complete-wrong-id-locked", "complete-without-lock", "abort",
        "abort-without-lock", "abort-locked", "get-in-progress", "get-locked", "get-without-lock", "lock-lifetime",
        "create", "create-again", "describe", "delete", "delete-in-progress", "delete-locked", "delete-missing",
        "vault-not-found",
    )
    def test_every_cell(self):
        for before, call, answer, after in TABLE:
            with self.subTest(before=before, call=call):
                reset()
                lock_id = self.bring_to(before)
                if isinstance(answer, tuple):
                    self.refused(lambda: self.call(call, lock_id), *answer)
                else:
                    self.assertEqual(self.call(call, lock_id)["ResponseMetadata"]["HTTPStatusCode"], answer)
                self.assertEqual(self.state(), after)

    def bring_to(self, state):
        """Brings the vault to a state; gives the ID of its lock, or one that it had."""
        if state == MISSING:
            return WRONG_ID
        self.vault()
        if state == NONE:
            return WRONG_ID
        lock_id = self.lock()
        if state == LOCKED:
            self.glacier.complete_vault_lock(vaultName="v", lockId=lock_id)
        if state == EXPIRED:
            self.advance(hours=24)
        if state == ABORTED:
            self.glacier.abort_vault_lock(vaultName="v")
        return lock_id

    def call(self, name, lock_id):
        glacier = self.glacier
        return {
            "initiate": lambda: glacier.initiate_vault_lock(vaultName="v", policy={"Policy": POLICY}),
            "initiate other": lambda: glacier.initiate_vault_lock(vaultName="v", policy={"Policy": OTHER_POLICY}),
            "complete": lambda: glacier.complete_vault_lock(vaultName="v", lockId=lock_id),
            "complete wrong": lambda: glacier.complete_vault_lock(vaultName="v", lockId=WRONG_ID),
            "abort": lambda: glacier.abort_vault_lock(vaultName="v"),
            "get": lambda: glacier.get_vault_lock(vaultName="v"),
            "create": lambda: glacier.create_vault(vaultName="v"),
            "describe": lambda: glacier.describe_vault(vaultName="v"),
            "delete": lambda: glacier.delete_vault(vaultName="v"),
        }[name]()

    def state(self):
        """The state as the emulator's knobs show it, and GetVaultLock agrees."""
        if "v" not in (vault["name"] for vault in control("GET", "vaults")["vaults"]):
            return MISSING
        lock = control("GET", "vaults/v")["lock"]
        if lock is None:
            self.refused(self.glacier.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v")
            return NONE
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], lock["state"])
        return {"InProgress": PROGRESS, "Locked": LOCKED}[lock["state"]]


class Expiry(EmulatorTest):
    @exercises("lock-lifetime", "lock-expiry-instant")
    def test_a_lock_lives_for_24_hours(self):
        self.vault()
        lock_id = self.lock()
        self.advance(hours=23, seconds=3_540)
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "InProgress")
        self.advance(seconds=60)
        self.refused(self.glacier.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v")
        self.refused(
            self.glacier.complete_vault_lock, "ResourceNotFoundException", 404, vaultName="v", lockId=lock_id
        )

    @exercises("lock-lifetime")
    def test_a_locked_vault_stays_locked(self):
        self.locked()
        self.advance(days=10_000)
        self.assertEqual(self.glacier.get_vault_lock(vaultName="v")["State"], "Locked")

    @exercises("lock-id", "complete-wrong-id-in-progress")
    def test_the_id_of_an_earlier_lock_is_dead(self):
        self.vault()
        first = self.lock()
        self.glacier.abort_vault_lock(vaultName="v")
        second = self.lock()
        self.assertNotEqual(first, second)
        self.refused(
            self.glacier.complete_vault_lock, "InvalidParameterValueException", 400, vaultName="v", lockId=first
        )
        self.glacier.complete_vault_lock(vaultName="v", lockId=second)

    @exercises("complete-again")
    def test_complete_can_be_repeated_for_ever(self):
        lock_id = self.locked()
        for _ in range(3):
            self.advance(days=30)
            self.glacier.complete_vault_lock(vaultName="v", lockId=lock_id)
