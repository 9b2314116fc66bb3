"""How long a bootstrap takes from its start to its first answer, heard through a Lambda Runtime API of a few lines."""

import json
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class _Runtime(ThreadingHTTPServer):
    """Gives events one by one, and notes when each is answered."""

    def __init__(self, event):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.event = json.dumps(event).encode()
        self.taken, self.answers, self.answered = [], [], threading.Semaphore(0)
        self.open = threading.Semaphore(0)


    def handle_error(self, *_):
        """A program that is stopped cuts its connection: nothing to tell."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Headers and body leave together: apart, the wait for an acknowledgement (40 ms) would be measured.
    wbufsize = 65_536
    disable_nagle_algorithm = True

    def do_GET(self):
        self.server.open.acquire()
        self.server.taken.append(time.perf_counter())
        self.send_response(200)
        self.send_header("Lambda-Runtime-Aws-Request-Id", f"request-{len(self.server.taken)}")
        self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 10_000))
        self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-3:000000000000:function:measured")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(self.server.event)))
        self.end_headers()
        self.wfile.write(self.server.event)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.answers.append((time.perf_counter(), self.path, body))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()
        self.server.answered.release()

    def log_message(self, *_):
        pass


def measure(bootstrap, environment, event, warm=20):
    """Answers with milliseconds: from the start of the process to its first answer, and a warm call (median); and the
    process's resident memory in kilobytes. The first answer must not be a fault."""
    runtime = _Runtime(event)
    threading.Thread(target=runtime.serve_forever, daemon=True).start()
    environment = {
        **environment,
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{runtime.server_port}",
        "AWS_LAMBDA_FUNCTION_NAME": "measured",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "1769",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_LOG_GROUP_NAME": "measured",
        "AWS_LAMBDA_LOG_STREAM_NAME": "measured",
        "_HANDLER": "bootstrap",
    }
    runtime.open.release()
    started = time.perf_counter()
    process = subprocess.Popen([bootstrap], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(runtime, process)
        first, path, body = runtime.answers[0]
        if not path.endswith("/response") or json.loads(body).get("statusCode", 500) >= 500:
            raise SystemExit(f"{bootstrap.parent.name} answered {path} {body[:300]!r}")
        calls = []
        for _ in range(warm):
            runtime.open.release()
            _wait(runtime, process)
            calls.append(runtime.answers[-1][0] - runtime.taken[-1])
        memory = _resident(process.pid)
    finally:
        process.kill()
        process.wait()
        runtime.shutdown()
    return {"first_ms": (first - started) * 1000, "warm_ms": sorted(calls)[len(calls) // 2] * 1000, "memory_kb": memory}


def request(method, path):
    """An event of an HTTP API, payload format 2.0: a browser's request without a session."""
    return {
        "version": "2.0",
        "routeKey": f"{method} {path}",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"content-type": "application/json", "origin": "https://vote.example.fr", "host": "vote.example.fr"},
        "requestContext": {
            "accountId": "000000000000",
            "apiId": "measured",
            "domainName": "vote.example.fr",
            "domainPrefix": "vote",
            "http": {"method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "192.0.2.1", "userAgent": "measure"},
            "requestId": "measured",
            "routeKey": f"{method} {path}",
            "stage": "$default",
            "time": "01/Dec/2022:08:00:00 +0000",
            "timeEpoch": 1669881600000,
        },
        "body": "{}",
        "isBase64Encoded": False,
    }


def _wait(runtime, process):
    if not runtime.answered.acquire(timeout=20):
        raise SystemExit(f"no answer from process {process.pid}, exit code {process.poll()}")


def _resident(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))
