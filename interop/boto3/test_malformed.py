"""Requests made by hand that no client would send. Each is answered with an error in JSON: no hang, no dropped connection."""

import json
import socket
import threading

from emulator import POLICY, EmulatorTest, connect, control, exchange, raw, read_answer, signed
from rules import exercises

VAULT = "/-/vaults/v"
LOCK = f"{VAULT}/lock-policy"
VERSION = {"x-amz-glacier-version": "2012-06-01"}


class ByHand(EmulatorTest):
    def check(self, answer, code=None, status=None):
        """An error of the documented form, with this code and status where they are known."""
        self.assertGreaterEqual(answer.status, 400)
        self.assertLess(answer.status, 600)
        self.assertEqual(answer.headers.get("content-type"), "application/json", answer.body)
        error = answer.error()
        self.assertEqual(set(error), {"code", "message", "type"})
        self.assertTrue(all(isinstance(value, str) and value for value in error.values()), error)
        if code is not None:
            self.assertEqual(error["code"], code, error)
        if status is not None:
            self.assertEqual(answer.status, status, error)

    def send(self, method, target, body=b"", headers=None):
        """Sends a request that is signed as it stands."""
        return exchange(self.whole(method, target, body, headers))

    def whole(self, method, target, body=b"", headers=None):
        headers = signed(method, target, body, headers)
        return raw(method, target, {**headers, "Content-Length": len(body), "Connection": "close"}, body)


class Malformed(ByHand):
    """A request in good HTTP that is not one of Glacier's."""

    @exercises("path-unknown")
    def test_paths(self):
        self.vault()
        targets = [
            "/", "//", "/-", "/-/", "/-/vault/v", "/-/vaults/v/", "/-/vaults/v/lock-policy/", "/-/vaults//lock-policy",
            "//vaults/v", "/-//v", "/-/vaults/v/lock-policy/id/more", "/-/vaults/v/unknown", "/-/VAULTS/v",
            "/-/vaults/v/lock_policy", "/favicon.ico", "/robots.txt", "/-/vaults/v/lock-policy/a/b", "/%2D%2Fvaults/v",
            "/" + "x" * 4_000,
        ]
        for target in targets:
            with self.subTest(target=target[:60]):
                self.check(self.send("GET", target), "UnknownOperationException", 404)

    @exercises("method-unknown")
    def test_methods(self):
        for method, target in [
            ("PATCH", VAULT), ("POST", VAULT), ("PUT", LOCK), ("PATCH", LOCK), ("GET", f"{LOCK}/id"),
            ("DELETE", f"{LOCK}/id"), ("OPTIONS", VAULT), ("TRACE", VAULT), ("PROPFIND", VAULT),
            ("FOO", VAULT),
        ]:
            with self.subTest(method=method, target=target):
                self.check(self.send(method, target), "MethodNotAllowedException", 405)

    def test_head_has_no_body(self):
        answer = self.send("HEAD", VAULT)
        self.assertEqual((answer.status, answer.body), (405, b""))

    @exercises("version-missing", "version-unknown")
    def test_versions(self):
        self.check(
            self.send("GET", VAULT, headers={"x-amz-glacier-version": "2012-06-02"}),
            "InvalidParameterValueException", 400,
        )
        self.check(
            self.send("GET", VAULT, headers={"x-amz-glacier-version": ""}), "InvalidParameterValueException", 400
        )
        self.check(
            self.send("GET", VAULT, headers={"x-amz-glacier-version": None}), "MissingParameterValueException", 400
        )

    @exercises("body-not-json", "policy-missing", "policy-content")
    def test_bodies(self):
        self.vault()
        serialization = ("SerializationException", 400)
        missing = ("MissingParameterValueException", 400)
        for body, expected in [
            (b"", missing), (b"{}", missing), (b'{"Policy":null}', missing), (b'{"policy":"{}"}', missing),
            (b"{", serialization), (b"[]", serialization), (b"null", serialization), (b'"x"', serialization),
            (b"7", serialization), (b"{}{}", serialization), (b'{"Policy":7}', serialization),
            (b'{"Policy":{}}', serialization), (b'{"Policy":["x"]}', serialization), (b'{"Policy":true}', serialization),
            (b"\x00", serialization), (b"\xff\xfe{}", serialization), (b'{"Policy":"\xff"}', serialization),
            (b'\xef\xbb\xbf{"Policy":"x"}', serialization), (b'{"Policy":"\\ud800"}', serialization),
            (b'{"Policy":"x"', serialization), (b"Policy=x", serialization), (b"<Policy/>", serialization),
            (b"[" * 100_000, serialization), (b'{"Policy":' * 10_000, serialization),
        ]:
            with self.subTest(body=body[:30]):
                self.check(self.send("POST", LOCK, body), *expected)
        deep = json.dumps({"Policy": "[" * 20_000})
        self.check(self.send("POST", LOCK, deep.encode()), "InvalidParameterValueException", 400)
        self.refused(self.glacier.get_vault_lock, "ResourceNotFoundException", 404, vaultName="v")

    @exercises("body-not-empty")
    def test_a_body_where_there_is_none(self):
        self.check(self.send("PUT", VAULT, b"{}"), "InvalidParameterValueException", 400)

    @exercises("vault-name-not-found")
    def test_names_in_paths(self):
        for name in [
            "%00", "%2F", "%2e%2e%2f", "a%20b", "%FF", "%C3%28", "a%", "a%2", "a%zz", "%25", "..%2F..", "a+b", "a;b", "a,b",
            "a=b", "a@b", "x" * 256, "%F0%9F%98%80",
        ]:
            with self.subTest(name=name[:20]):
                self.check(self.send("GET", f"/-/vaults/{name}"))
        self.assertEqual(control("GET", "vaults")["vaults"], [])

    def test_lock_ids_in_paths(self):
        self.vault()
        self.lock()
        for lock_id in ["%00", "x" * 2_000, "%2F", "%FF", "a%20b", "null", "%22%7B%7D"]:
            with self.subTest(lock_id=lock_id[:20]):
                self.check(self.send("POST", f"{LOCK}/{lock_id}"), "InvalidParameterValueException", 400)

    @exercises("order-of-checks")
    def test_the_first_fault_decides(self):
        """Each request has the faults of those below it too."""
        body = b"not JSON"
        target = "/999999999999/vaults/no vault/nothing".replace(" ", "%20")
        self.check(
            exchange(raw("GET", target, {"Host": "x", "Connection": "close"})), "MissingAuthenticationTokenException", 400
        )
        wrong_version = {"x-amz-glacier-version": "x"}
        self.check(self.send("FOO", target, body, wrong_version), "InvalidParameterValueException", 400)
        self.check(self.send("FOO", target, body), "UnknownOperationException", 404)
        self.check(self.send("FOO", "/999999999999/vaults/v/lock-policy", body), "MethodNotAllowedException", 405)
        self.check(self.send("POST", "/999999999999/vaults/v/lock-policy", body), "AccessDeniedException", 403)
        control("PUT", "new_account", {"new_account": True})
        self.check(self.send("POST", LOCK, body), "NoLongerSupportedException", 400)
        control("PUT", "new_account", {"new_account": False})
        self.check(self.send("POST", LOCK, body), "SerializationException", 400)
        no_policy = b'{"Policy":"no policy"}'
        self.check(self.send("POST", LOCK, no_policy), "ResourceNotFoundException", 404)
        self.vault()
        self.lock()
        self.check(self.send("POST", LOCK, no_policy), "AccessDeniedException", 403)
        self.glacier.abort_vault_lock(vaultName="v")
        self.check(self.send("POST", LOCK, no_policy), "InvalidParameterValueException", 400)


class NotHttp(ByHand):
    """What is wrong before there is a request at all."""

    @exercises("not-http")
    def test_what_is_no_request(self):
        for request in [
            b"\r\n\r\n\r\n\r\nx\r\n\r\n", b"hello\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
            b"GET / HTTP/2.0\r\n\r\n", b"GET / FTP/1.1\r\n\r\n", b"GET  / HTTP/1.1\r\n\r\n", b"G\x00T / HTTP/1.1\r\n\r\n",
            b"GET /\x00 HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"GET / HTTP/1.1\r\n: empty\r\n\r\n",
            b"GET / HTTP/1.1\r\na b: c\r\n\r\n", b"GET / HTTP/1.1\r\na: \x00\r\n\r\n", b"\xff\xfe\xfd\r\n\r\n",
            b"GET / HTTP/1.1\r\n folded: x\r\n\r\n", b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n",
            b"{}\r\n\r\n", b"GET http:// HTTP/1.1\r\n\r\n",
        ]:
            with self.subTest(request=request[:40]):
                self.check(exchange(request, half_close=True), status=400)

    def test_lengths(self):
        for lengths in [
            ["-1"], ["x"], ["1.5"], ["0x10"], ["99999999999999999999999"], ["3", "4"], ["1,2"], ["+1"],
        ]:
            with self.subTest(lengths=lengths):
                headers = [("Host", "x"), *VERSION.items(), *(("Content-Length", length) for length in lengths)]
                self.check(exchange(raw("POST", LOCK, headers), half_close=True), status=400)

    @exercises("body-unreadable", "length-ambiguous")
    def test_transfer_codings(self):
        chunked = [("Host", "x"), *VERSION.items(), ("Transfer-Encoding", "chunked")]
        for body in [b"x\r\n\r\n", b"zz\r\nab\r\n0\r\n\r\n", b"-1\r\n\r\n", b"5\r\nab\r\n0\r\n\r\n", b"fffffffffffffffff\r\n"]:
            with self.subTest(body=body):
                self.check(exchange(raw("POST", LOCK, chunked, body), half_close=True))
        both = [*chunked, ("Content-Length", "5")]
        self.check(exchange(raw("POST", LOCK, both, b"0\r\n\r\n"), half_close=True), "BadRequest", 400)
        unknown = [("Host", "x"), *VERSION.items(), ("Transfer-Encoding", "gzip")]
        self.check(exchange(raw("POST", LOCK, unknown, b"x"), half_close=True))

    def test_chunked_bodies_are_read(self):
        self.vault()
        body = json.dumps({"Policy": POLICY}).encode()
        headers = {**signed("POST", LOCK, body), "Transfer-Encoding": "chunked", "Connection": "close"}
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:10], body[10:])) + b"0\r\n\r\n"
        self.assertEqual(exchange(raw("POST", LOCK, headers, chunks)).status, 201)

    @exercises("body-unreadable")
    def test_a_body_that_ends_too_early(self):
        headers = {**signed("POST", LOCK, b"{}"), "Content-Length": 1_000}
        self.check(exchange(raw("POST", LOCK, headers, b"{}"), half_close=True))

    @exercises("body-too-large")
    def test_a_body_without_end(self):
        """More than the service reads is refused before it has all arrived."""
        headers = {**signed("POST", LOCK, b"x"), "Content-Length": 1 << 40}
        with connect() as connection:
            connection.sendall(raw("POST", LOCK, headers))
            stop = threading.Event()

            def pour():
                try:
                    while not stop.is_set():
                        connection.sendall(b"x" * 65_536)
                except OSError:
                    pass  # the emulator has heard enough

            pouring = threading.Thread(target=pour)
            pouring.start()
            try:
                self.check(read_answer(connection.makefile("rb")))
            finally:
                stop.set()
                connection.close()
                pouring.join(10)

    def test_heads_without_end(self):
        for request in [
            b"GET /" + b"x" * 2_000_000 + b" HTTP/1.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nx: " + b"y" * 2_000_000 + b"\r\n\r\n",
            b"GET / HTTP/1.1\r\n" + b"".join(b"x%d: y\r\n" % number for number in range(20_000)) + b"\r\n",
        ]:
            with self.subTest(request=request[:30]):
                with connect() as connection:
                    try:
                        connection.sendall(request)
                    except OSError:
                        pass  # refused before all of it had arrived
                    self.check(read_answer(connection.makefile("rb")))

    def test_expect(self):
        headers = {**signed("PUT", VAULT), "Content-Length": 0, "Expect": "200-maybe", "Connection": "close"}
        answer = exchange(raw("PUT", VAULT, headers))
        self.assertIn(answer.status, (201, 400, 417))

    def test_continue(self):
        self.vault()
        body = json.dumps({"Policy": POLICY}).encode()
        headers = {
            **signed("POST", LOCK, body), "Content-Length": len(body), "Expect": "100-continue", "Connection": "close",
        }
        with connect() as connection:
            connection.sendall(raw("POST", LOCK, headers))
            stream = connection.makefile("rb")
            self.assertEqual(stream.readline().split()[1], b"100")
            stream.readline()
            connection.sendall(body)
            self.assertEqual(read_answer(stream).status, 201)

    def test_http_1_0(self):
        self.vault()
        request = raw("GET", VAULT, signed("GET", VAULT), version="HTTP/1.0")
        self.assertEqual(exchange(request).status, 200)

    def test_a_request_byte_by_byte(self):
        self.vault()
        request = raw("GET", VAULT, {**signed("GET", VAULT), "Connection": "close"})
        with connect() as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for byte in request:
                connection.sendall(bytes([byte]))
            self.assertEqual(read_answer(connection.makefile("rb")).status, 200)

    def test_many_requests_over_one_connection(self):
        self.vault()
        with connect() as connection:
            good = raw("GET", VAULT, signed("GET", VAULT))
            bad = raw("GET", VAULT, {"Host": "x"})
            connection.sendall(good + bad + good)
            stream = connection.makefile("rb")
            self.assertEqual([read_answer(stream).status for _ in range(3)], [200, 400, 200])

    def test_duplicate_headers(self):
        headers = list(signed("GET", VAULT).items())
        for name in ["Authorization", "X-Amz-Date", "x-amz-glacier-version"]:
            with self.subTest(name=name):
                value = next(value for header, value in headers if header.lower() == name.lower())
                self.check(exchange(raw("GET", VAULT, [*headers, (name, value), ("Connection", "close")])))

    @exercises("host-invalid")
    def test_hosts(self):
        for hosts in [[], ["a", "b"], ["a", "a"], ["a b"], ["a/b"], ["user@a"]]:
            with self.subTest(hosts=hosts):
                headers = [*(("Host", host) for host in hosts), *VERSION.items()]
                self.check(exchange(raw("GET", VAULT, headers), half_close=True), "BadRequest", 400)

    @exercises("target-invalid")
    def test_targets(self):
        for target in [b"/\xff", b"/-/vaults/\xc3\xa4", b"/a#b", b"/a%", b"/a%2", b"/a%zz", b"*", b"a", b"a:1"]:
            with self.subTest(target=target):
                self.check(exchange(raw("GET", target, {"Host": "x", **VERSION}), half_close=True))

    @exercises("request-too-slow")
    def test_a_head_that_never_ends(self):
        with connect(timeout=30) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            self.check(read_answer(connection.makefile("rb")), "RequestTimeoutException", 408)

    @exercises("body-ignored")
    def test_bodies_that_nobody_asked_for(self):
        self.vault()
        self.assertEqual(exchange(self.whole("GET", VAULT, b"{not JSON")).status, 200)
        self.assertEqual(exchange(self.whole("DELETE", LOCK, b"[1]")).status, 204)

    @exercises("any-host")
    def test_any_host_will_do(self):
        self.vault()
        target = VAULT
        for host in ["glacier.us-east-1.amazonaws.com", "x", "[::1]:1", "127.0.0.1"]:
            with self.subTest(host=host):
                headers = signed("GET", target, headers={"host": host})
                headers = {name: value for name, value in headers.items() if name.lower() != "host"}
                answer = exchange(raw("GET", target, {"Host": host, **headers, "Connection": "close"}))
                self.assertEqual(answer.status, 200, answer.body)

    def test_it_still_answers_afterwards(self):
        for _ in range(50):
            with connect() as connection:
                connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        self.vault()
        self.assertEqual(self.glacier.describe_vault(vaultName="v")["VaultName"], "v")

