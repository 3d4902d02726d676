"""The emulator as the tests see it: clients of boto3, its knobs, and requests made by hand."""

import json
import os
import socket
import unittest
import urllib.error
import urllib.request
from urllib.parse import urlsplit

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

ENDPOINT = os.environ["GLACIER_EMULATOR_URL"]
ACCOUNT = "111122223333"
OTHER_ACCOUNT = "444455556666"
REGION = "us-east-1"
DAY = 24 * 60 * 60

# AWS's documented example, for its vault and account.
POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "deny-based-on-archive-age",
                "Principal": "*",
                "Effect": "Deny",
                "Action": "glacier:DeleteArchive",
                "Resource": f"arn:aws:glacier:{REGION}:{ACCOUNT}:vaults/*",
                "Condition": {"NumericLessThan": {"glacier:ArchiveAgeInDays": "365"}},
            }
        ],
    }
)


def client(key="test", secret=None, token=None, region=REGION, attempts=1, timeout=10, **options):
    """A Glacier client of boto3. A secret that is the same text as its ID is a known one by convention."""
    return boto3.client(
        "glacier",
        endpoint_url=ENDPOINT,
        region_name=region,
        aws_access_key_id=key,
        aws_secret_access_key=secret or key,
        aws_session_token=token,
        config=Config(
            retries={"mode": "standard", "total_max_attempts": attempts},
            read_timeout=timeout,
            connect_timeout=timeout,
            # What is checked is the service, not the client before it.
            parameter_validation=False,
            **options,
        ),
    )


def control(method, path, body=None):
    """Turns a knob; gives the JSON of the answer."""
    request = urllib.request.Request(
        f"{ENDPOINT}/_emulator/{path}",
        method=method,
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()}") from error


# The rules that decided calls since the tests began.
DECIDED = set()


def reset():
    """Empties the emulator; what its list of calls says of rules is kept."""
    DECIDED.update(request["answer"]["rule"] for request in control("GET", "requests")["requests"])
    control("POST", "reset")


def policy_of_size(size):
    """A policy of exactly so many bytes."""
    empty = json.loads(POLICY)
    empty["Id"] = ""
    empty["Id"] = "x" * (size - len(json.dumps(empty)))
    return json.dumps(empty)


class EmulatorTest(unittest.TestCase):
    """A test that begins with an empty emulator, and says which rules decided its calls."""

    maxDiff = None

    def setUp(self):
        reset()
        self.glacier = client()

    def vault(self, name="v"):
        self.glacier.create_vault(vaultName=name)
        return name

    def lock(self, vault="v", policy=POLICY):
        """Initiates a lock and gives its ID."""
        return self.glacier.initiate_vault_lock(vaultName=vault, policy={"Policy": policy})["lockId"]

    def locked(self, vault="v", policy=POLICY):
        """Creates a vault and locks it for ever; gives the lock ID."""
        self.vault(vault)
        lock_id = self.lock(vault, policy)
        self.glacier.complete_vault_lock(vaultName=vault, lockId=lock_id)
        return lock_id

    def advance(self, **by):
        control("POST", "clock", by)

    def refused(self, call, code, status, message=None, **arguments):
        """The call is refused with this code and status."""
        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        response = caught.exception.response
        found = (response["Error"]["Code"], response["ResponseMetadata"]["HTTPStatusCode"])
        self.assertEqual(found, (code, status), response["Error"]["Message"])
        if message is not None:
            self.assertEqual(response["Error"]["Message"], message)
        return response


class Answer:
    """What came back over a raw connection."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def error(self):
        return json.loads(self.body)


def connect(timeout=10):
    address = urlsplit(ENDPOINT)
    return socket.create_connection((address.hostname, address.port), timeout=timeout)


def exchange(request, half_close=False):
    """Sends bytes over a connection of their own; gives the first answer. A hang fails by timeout."""
    with connect() as connection:
        connection.sendall(request)
        if half_close:
            connection.shutdown(socket.SHUT_WR)
        return read_answer(connection.makefile("rb"), head_only=request.startswith(b"HEAD "))


def read_answer(stream, head_only=False):
    status_line = stream.readline()
    if not status_line:
        raise AssertionError("the connection was closed without an answer")
    version, status, *_ = status_line.decode("latin-1").split(" ", 2)
    if not version.startswith("HTTP/1."):
        raise AssertionError(f"not an answer: {status_line!r}")
    headers = {}
    while line := stream.readline().strip():
        name, value = line.decode("latin-1").split(":", 1)
        headers[name.strip().lower()] = value.strip()
    if head_only or int(status) in (204, 304):
        body = b""
    elif "content-length" in headers:
        body = stream.read(int(headers["content-length"]))
    else:
        body = stream.read()
    return Answer(int(status), headers, body)


def signed(method, target, body=b"", headers=None, key="test", secret=None, token=None, region=REGION, service="glacier"):
    """The headers of a request that botocore signed, `Host` included. A header that is None is left out."""
    headers = {"x-amz-glacier-version": "2012-06-01", **(headers or {})}
    headers = {name: value for name, value in headers.items() if value is not None}
    request = AWSRequest(method=method, url=ENDPOINT + target, data=body, headers=headers)
    SigV4Auth(Credentials(key, secret or key, token), service, region).add_auth(request)
    return {"Host": urlsplit(ENDPOINT).netloc, **dict(request.headers.items())}


def raw(method, target, headers, body=b"", version="HTTP/1.1"):
    """A request as bytes, exactly as told."""
    if isinstance(target, str):
        target = target.encode()
    lines = [b"%s %s %s" % (method.encode(), target, version.encode())]
    for name, value in headers.items() if isinstance(headers, dict) else headers:
        name = name if isinstance(name, bytes) else name.encode()
        value = value if isinstance(value, bytes) else str(value).encode()
        lines.append(name + b": " + value)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body
