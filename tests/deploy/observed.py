"""What the functions and the bureau were seen to call, beside what their roles allow."""

import csv
import json
import time
from pathlib import Path

from emulator import OPERATOR

# A transaction is authorized item by item.
ITEMS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
# Rights without a call that the emulator notes: they are compared by tests/template only.
UNSEEN = ("execute-api:", "kms:", "logs:", "ses:")


class Observer:
    """Attributes each noted call to the role whose credentials signed it."""

    def __init__(self, emulator, prefix, secrets):
        self.trail, self.prefix, self.secrets = emulator.client("cloudtrail"), prefix, secrets
        self.seen, self.owner, self.read, self.until = set(), {}, set(), 0.0
        self.trail.meta.events.register("before-call.cloudtrail.LookupEvents", self._exactly)

    def after(self, role):
        """To be called after what `role`, and no other, has just done: what is new was its doing."""
        for event in self._new():
            key = event["AccessKeyId"]
            if key == OPERATOR["AWS_ACCESS_KEY_ID"]:
                continue
            owner = self.owner.setdefault(key, role)
            detail = json.loads(event["CloudTrailEvent"])
            for right in self._rights(event["EventSource"], event["EventName"], detail.get("requestParameters") or {}):
                self.seen.add((owner, *right))

    def against(self, matrix: Path):
        """Rights that were never used, and uses that no line of the matrix allows."""
        with matrix.open(encoding="utf-8") as lines:
            allowed = {
                (line["role"], line["action"], line["resource"])
                for line in csv.DictReader(lines)
                if line["effect"] == "Allow" and not line["action"].startswith(UNSEEN)
            }
        return sorted(allowed - self.seen), sorted(self.seen - allowed)

    def _new(self):
        """The emulator gives the newest fifty, and no second page: the next are those until the oldest of them."""
        found, self.until = [], time.time()
        while True:
            page = self.trail.lookup_events(MaxResults=50)["Events"]
            fresh = [event for event in page if event["EventId"] not in self.read]
            if not fresh:
                return found
            found += fresh
            self.read.update(event["EventId"] for event in fresh)
            # What is read has microseconds, what is kept is finer.
            self.until = min(event["EventTime"].timestamp() for event in page) + 1e-6

    def _exactly(self, params, **_):
        """boto3 would send the moment in whole seconds."""
        params["body"] = json.dumps({**json.loads(params["body"]), "EndTime": self.until}).encode()

    def _rights(self, source, name, parameters):
        if source.startswith("dynamodb"):
            for item in parameters.get("TransactItems", []):
                for kind, write in item.items():
                    yield f"dynamodb:{ITEMS[kind]}", self._table(write["TableName"])
            for table in parameters.get("RequestItems", {}):
                yield f"dynamodb:{name}", self._table(table)
            if "TableName" in parameters:
                yield f"dynamodb:{name}", self._table(parameters["TableName"])
        elif source.startswith("secretsmanager"):
            yield f"secretsmanager:{name}", f"secret/{self.secrets.get(parameters.get('SecretId'), 'unknown')}"
        elif source.startswith("sns"):
            # Its calls are forms, which the emulator notes under the name of their method.
            yield f"sns:{parameters['Action']}", "*"

    def _table(self, name):
        return f"table/{name.removeprefix(self.prefix)}"
