"""One voter before the portal: a browser with its cookies, over HTTP, and nothing that a browser would not know."""

import base64
import hashlib
import json
import subprocess
import time
import urllib.error
import urllib.request


class Answer:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def code(self):
        """The refusal's code, or nothing."""
        problem = self.headers.get("content-type", "").startswith("application/problem+json")
        return self.json.get("code") if problem else None

    def __str__(self):
        return f"{self.status} {self.code or ''} {self.body[:300]!r}"


class Voter:
    def __init__(self, url, origin, browser):
        self.url, self.origin, self.browser = url, origin, browser
        self.cookies = {}

    def get(self, path, **headers):
        return self._send("GET", path, None, headers)

    def post(self, path, document):
        return self._send("POST", path, json.dumps(document).encode(), {"content-type": "application/json"})

    def post_bytes(self, path, body):
        return self._send("POST", path, body, {"content-type": "application/json"})

    def work(self, purpose):
        """Solves a proof of work of the ALTCHA protocol, version 2, as its script does."""
        challenge = self.get(f"/api/proof-of-work/{purpose}").json
        asked = challenge["parameters"]
        nonce, salt, prefix = (bytes.fromhex(asked[name]) for name in ("nonce", "salt", "keyPrefix"))
        counter = 0
        while True:
            password = nonce + counter.to_bytes(4, "big")
            key = hashlib.pbkdf2_hmac("sha256", password, salt, asked["cost"], asked["keyLength"])
            if key.startswith(prefix):
                break
            counter += 1
        payload = {"challenge": challenge, "solution": {"counter": counter, "derivedKey": key.hex()}}
        return base64.b64encode(json.dumps(payload).encode()).decode()

    def compute(self, **question):
        """What the page's script computes from the code on the paper."""
        done = subprocess.run([self.browser], input=json.dumps(question).encode(), capture_output=True, check=False)
        if done.returncode:
            raise SystemExit(f"the browser's part failed: {done.stderr.decode()}")
        return json.loads(done.stdout)

    def _send(self, method, path, body, headers):
        if self.cookies:
            headers = {**headers, "cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers = {**headers, "origin": self.origin, "sec-fetch-site": "same-origin"}
        request = urllib.request.Request(self.url + path, data=body, headers=headers, method=method)
        started = time.perf_counter()
        try:
            response = urllib.request.urlopen(request, timeout=60)
        except urllib.error.HTTPError as refused:
            response = refused
        with response:
            read = response.read()
        for cookie in response.headers.get_all("set-cookie") or []:
            name, _, value = cookie.split(";")[0].partition("=")
            if "max-age=0" in cookie.lower():
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = value
        lower = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status, lower, read, time.perf_counter() - started)
