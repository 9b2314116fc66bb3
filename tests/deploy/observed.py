"""What the functions were seen to call, beside what their roles allow."""

import csv
import json
from pathlib import Path

from emulator import OPERATOR

# A transaction is authorized item by item.
ITEMS = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem"}
# Rights without a call that the emulator notes: they are compared by tests/template only.
UNSEEN = ("execute-api:", "kms:", "logs:", "ses:")


class Observer:
    """Attributes each noted call to the function whose credentials signed it."""

    def __init__(self, emulator, prefix, secrets):
        self.trail, self.prefix, self.secrets = emulator.client("cloudtrail"), prefix, secrets
        self.seen, self.owner, self.read = set(), {}, set()

    def after(self, function):
        """To be called after a call to `function` and to no other: what is new was its doing."""
        for event in self._new():
            key = event["AccessKeyId"]
            if key == OPERATOR["AWS_ACCESS_KEY_ID"]:
                continue
            owner = self.owner.setdefault(key, function)
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
        found, token = [], {}
        while True:
            page = self.trail.lookup_events(MaxResults=50, **token)
            fresh = [event for event in page["Events"] if event["EventId"] not in self.read]
            found += fresh
            self.read.update(event["EventId"] for event in fresh)
            if "NextToken" not in page:
                return found
            token = {"NextToken": page["NextToken"]}

    def _rights(self, source, name, parameters):
        if source.startswith("dynamodb"):
            for item in parameters.get("TransactItems", []):
                for kind, write in item.items():
                    yield f"dynamodb:{ITEMS[kind]}", self._table(write["TableName"])
            if "TableName" in parameters:
                yield f"dynamodb:{name}", self._table(parameters["TableName"])
        elif source.startswith("secretsmanager"):
            yield f"secretsmanager:{name}", f"secret/{self.secrets.get(parameters.get('SecretId'), 'unknown')}"
        elif source.startswith("sns"):
            yield f"sns:{name}", "*"

    def _table(self, name):
        return f"table/{name.removeprefix(self.prefix)}"
