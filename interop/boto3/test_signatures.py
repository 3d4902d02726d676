"""Who may call: credentials, signatures and their dates, accounts."""

import hashlib
from datetime import datetime, timedelta, timezone
from unittest import mock
from urllib.parse import urlsplit

import botocore.auth

from emulator import (
    ACCOUNT, OTHER_ACCOUNT, POLICY, REGION, Answer, EmulatorTest, client, control, exchange, raw, signed,
)
from rules import exercises

EXAMPLE = ("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
PATH = "/-/vaults/v"


class Credentials(EmulatorTest):
    @exercises("access-key-convention")
    def test_pairs_that_are_known(self):
        self.vault()
        for key, secret in [EXAMPLE, ("test", "test"), ("dummy", "dummy"), (ACCOUNT, ACCOUNT), ("a b/c", "a b/c")]:
            if "/" in key:
                continue
            with self.subTest(key=key):
                arn = client(key, secret).describe_vault(vaultName="v")["VaultARN"]
                self.assertIn(ACCOUNT, arn)

    @exercises("signature-wrong")
    def test_a_wrong_secret(self):
        for key, secret in [("test", "other"), (EXAMPLE[0], "test"), ("test", "test ")]:
            with self.subTest(key=key, secret=secret):
                wrong = client(key, secret)
                self.refused(wrong.describe_vault, "InvalidSignatureException", 403, vaultName="v")

    @exercises("access-key-unknown")
    def test_an_unknown_key(self):
        unknown = client("AKIAI44QH8DHBEXAMPLE", "whatever")
        self.refused(unknown.describe_vault, "UnrecognizedClientException", 400, vaultName="v")

    @exercises("session-token-wrong")
    def test_a_token_that_nobody_gave_out(self):
        wrong = client(*EXAMPLE, token="a token")
        self.refused(wrong.describe_vault, "UnrecognizedClientException", 400, vaultName="v")

    @exercises("account-own-only", "account-needs-grant")
    def test_accounts_do_not_reach_each_other(self):
        self.vault()
        other = client(OTHER_ACCOUNT)
        message = f"Access denied for account ID: {ACCOUNT}"
        owner_only = [
            (other.create_vault, {}),
            (other.initiate_vault_lock, {"policy": {"Policy": POLICY}}),
            (other.complete_vault_lock, {"lockId": "x"}),
            (other.abort_vault_lock, {}),
        ]
        for call, arguments in owner_only:
            self.refused(
                call, "AccessDeniedException", 403, message, accountId=ACCOUNT, vaultName="v", **arguments
            )
        for call in [other.describe_vault, other.get_vault_lock, other.delete_vault]:
            self.refused(call, "AccessDeniedException", 403, accountId=ACCOUNT, vaultName="v")
        other.create_vault(vaultName="v")
        self.assertIn(OTHER_ACCOUNT, other.describe_vault(accountId=OTHER_ACCOUNT, vaultName="v")["VaultARN"])
        self.assertEqual(len(control("GET", "vaults")["vaults"]), 1)

    @exercises("account-malformed")
    def test_what_is_no_account(self):
        for account in ["1", "1111222233334", "x", "--", "11112222333a", "1111-2222-3333"]:
            with self.subTest(account=account):
                self.refused(
                    self.glacier.describe_vault, "AccessDeniedException", 403, accountId=account, vaultName="v"
                )


class Signatures(EmulatorTest):
    def send(self, headers, method="GET", target=PATH, body=b"") -> Answer:
        return exchange(raw(method, target, {**headers, "Content-Length": len(body), "Connection": "close"}, body))

    def check(self, answer, code, status):
        self.assertEqual((answer.error()["code"], answer.status), (code, status), answer.body)
        self.assertEqual(set(answer.error()), {"code", "message", "type"})

    @exercises("canonical-request")
    def test_what_botocore_signed_is_accepted(self):
        self.vault()
        targets = [PATH, f"{PATH}?", f"{PATH}?b=2&a=1", f"{PATH}?a=%20&b=%2B", "/%2D/vaults/v", f"/{ACCOUNT}/vaults/v"]
        for target in targets:
            with self.subTest(target=target):
                self.assertEqual(self.send(signed("GET", target), target=target).status, 200)

    @exercises("presigned-url")
    def test_a_signature_in_the_query(self):
        url = self.glacier.generate_presigned_url("describe_vault", Params={"accountId": "-", "vaultName": "v"})
        headers = {"Host": urlsplit(url).netloc, "x-amz-glacier-version": "2012-06-01"}
        target = url.split(urlsplit(url).netloc, 1)[1]
        self.check(self.send(headers, target=target), "MissingAuthenticationTokenException", 400)

    @exercises("authorization-missing")
    def test_without_a_signature(self):
        headers = signed("GET", PATH)
        del headers["Authorization"]
        self.check(self.send(headers), "MissingAuthenticationTokenException", 400)

    @exercises("signature-wrong")
    def test_what_is_changed_after_signing(self):
        body = b'{"Policy":"x"}'
        target = f"{PATH}/lock-policy"
        headers = signed("POST", target, body, {"content-type": "application/json"})
        changes = [
            ("another path", {"target": "/-/vaults/w/lock-policy"}, {}),
            ("a query", {"target": f"{target}?a=b"}, {}),
            ("another method", {"method": "DELETE"}, {}),
            ("another body", {"body": b'{"Policy":"y"}'}, {}),
            ("another content type", {}, {"content-type": "text/plain"}),
            ("another host", {}, {"Host": "glacier.us-east-1.amazonaws.com"}),
            ("another version", {}, {"x-amz-glacier-version": "2012-06-02"}),
        ]
        for name, request, changed in changes:
            with self.subTest(name):
                sent = {"method": "POST", "target": target, "body": body, **request}
                answer = self.send({**headers, **changed}, **sent)
                self.check(answer, "InvalidSignatureException", 403)

    @exercises("signature-wrong")
    def test_another_signature(self):
        headers = signed("GET", PATH)
        for signature in ["0" * 64, "", "x", "0" * 63, "G" * 64]:
            with self.subTest(signature=signature[:3]):
                start, _ = headers["Authorization"].rsplit("=", 1)
                answer = self.send({**headers, "Authorization": f"{start}={signature}"})
                self.assertIn(answer.status, (400, 403))
                self.assertIn("Signature", answer.error()["code"])

    @exercises("signature-expired", "signature-not-yet-current")
    def test_the_date_has_to_be_within_five_minutes(self):
        self.vault()
        for minutes, fits in [(-4, True), (4, True), (-6, False), (6, False), (-60 * 24 * 400, False)]:
            with self.subTest(minutes=minutes):
                answer = self.send(self.signed_at(datetime.now(timezone.utc) + timedelta(minutes=minutes)))
                if fits:
                    self.assertEqual(answer.status, 200, answer.body)
                else:
                    self.check(answer, "InvalidSignatureException", 403)

    @exercises("signature-time-is-real")
    def test_moving_the_clock_leaves_signatures_alone(self):
        self.vault()
        self.advance(days=1_000)
        self.assertEqual(self.glacier.describe_vault(vaultName="v")["VaultName"], "v")

    @exercises("payload-hash")
    def test_the_hash_of_the_body(self):
        body = b'{"Policy":"x"}'
        target = f"{PATH}/lock-policy"
        wrong = {"x-amz-content-sha256": hashlib.sha256(b"other").hexdigest()}
        answer = self.send(signed("POST", target, body, wrong), "POST", target, body)
        self.assertIn(answer.status, (400, 403))
        right = {"x-amz-content-sha256": hashlib.sha256(body).hexdigest()}
        answer = self.send(signed("POST", target, body, right), "POST", target, body)
        self.check(answer, "ResourceNotFoundException", 404)

    @exercises("authorization-malformed", "credential-scope", "signed-headers")
    def test_what_is_no_authorization(self):
        headers = signed("GET", PATH)
        _, fields = headers["Authorization"].split(" ", 1)
        credential, signed_headers, signature = fields.split(", ")
        key, date, region, service, end = credential.removeprefix("Credential=").split("/")
        cases = [
            "", " ", "Basic dGVzdDp0ZXN0", "Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ",
            f"AWS4-HMAC-SHA512 {fields}", f"AWS4-HMAC-SHA256 {credential}", f"AWS4-HMAC-SHA256 {credential}, {signature}",
            f"AWS4-HMAC-SHA256 {signed_headers}, {signature}", f"AWS4-HMAC-SHA256 {credential}, {signed_headers}",
            f"AWS4-HMAC-SHA256 Credential=, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 Credential={key}/{date}/{region}/{service}, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 Credential={key}/{date}/{region}/s3/{end}, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 Credential={key}/{date}/{region}/{service}/aws3_request, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 Credential={key}/20000101/{region}/{service}/{end}, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 Credential={key}/{date}/EU/{service}/{end}, {signed_headers}, {signature}",
            f"AWS4-HMAC-SHA256 {credential}, SignedHeaders=, {signature}",
            f"AWS4-HMAC-SHA256 {credential}, SignedHeaders=host, {signature}",
            f"AWS4-HMAC-SHA256 {credential}, SignedHeaders=host;nowhere, {signature}",
            f"AWS4-HMAC-SHA256 {fields}, {fields}", "AWS4-HMAC-SHA256 " + "x" * 8_000, "AWS4-HMAC-SHA256 Credential=ä",
        ]
        for authorization in cases:
            with self.subTest(authorization=authorization[:90]):
                answer = self.send({**headers, "Authorization": authorization})
                self.assertIn(answer.status, (400, 403), answer.body)
                self.assertEqual(set(answer.error()), {"code", "message", "type"})
                self.assertIn(
                    answer.error()["code"],
                    ("InvalidSignatureException", "IncompleteSignatureException", "MissingAuthenticationTokenException"),
                )

    @exercises("signing-date")
    def test_what_is_no_date(self):
        headers = signed("GET", PATH)
        for date in ["", "x", "20260101", "2026-01-01T00:00:00Z", "99999999T999999Z", "Mon, 01 Jan 2024 00:00:00 GMT"]:
            with self.subTest(date=date):
                answer = self.send({**headers, "X-Amz-Date": date})
                self.assertIn(answer.status, (400, 403), answer.body)
                self.assertEqual(set(answer.error()), {"code", "message", "type"})
        del headers["X-Amz-Date"]
        self.assertIn(self.send(headers).status, (400, 403))

    def signed_at(self, moment):
        naive = moment.replace(tzinfo=None)
        with mock.patch.object(botocore.auth, "get_current_datetime", lambda remove_tzinfo=True: naive):
            return signed("GET", PATH)
