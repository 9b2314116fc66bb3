"""The emulator of AWS (ministack) on a free port of this machine, with roles enforced."""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import boto3
from botocore.config import Config

REGION = "eu-west-3"
# The account's root user: what deploys, and what reads the tables from behind the functions' backs.
OPERATOR = {"AWS_ACCESS_KEY_ID": "000000000000", "AWS_SECRET_ACCESS_KEY": "test"}


class Emulator:
    def __init__(self, program: Path, folder: Path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "emulator.log"
        # Functions inherit this environment: it holds nothing of the caller's own.
        environment = {
            "PATH": f"{program.parent}:/usr/local/bin:/usr/bin:/bin",
            "TMPDIR": str(folder),
            "HOME": str(folder),
            "AUTH": "true",
            "BIND_HOST": "127.0.0.1",
            "MINISTACK_HOST": "127.0.0.1",
            "MINISTACK_REGION": REGION,
            "GATEWAY_PORT": str(self.port),
            "AWS_ENDPOINT_URL": self.endpoint,
            # Every call to a service is noted with its parameters: what each function really does.
            "CLOUDTRAIL_RECORDING": "1",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
        }
        self.process = subprocess.Popen(
            [program], env=environment, cwd=folder, stdout=self.log.open("wb"), stderr=subprocess.STDOUT
        )
        self._wait()

    def _wait(self):
        for _ in range(300):
            if self.process.poll() is not None:
                raise SystemExit(f"the emulator ended at once: read {self.log}")
            try:
                urllib.request.urlopen(f"{self.endpoint}/_ministack/health", timeout=1).read()
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"the emulator does not answer: read {self.log}")

    def environment(self):
        """What a program needs to speak to the emulator as the operator."""
        return {
            **os.environ,
            **OPERATOR,
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "SAM_CLI_TELEMETRY": "0",
        }

    def client(self, service, keys=OPERATOR):
        return boto3.client(
            service,
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=keys["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=keys["AWS_SECRET_ACCESS_KEY"],
            config=Config(retries={"max_attempts": 2}),
        )

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
