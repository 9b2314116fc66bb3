"""The bureau at work: the program `isoloir`, and the operators' API, under the role that the stack made for them."""

import json
import re
import subprocess

import rights
from botocore.exceptions import ClientError
from emulator import REGION
from voter import Answer

# A user of the account, to whom the account gave the right to take the role.
PERSON = "anne.martin"


class Bureau:
    def __init__(self, stack, event, observer, report):
        self.stack, self.event, self.observer, self.report = stack, event, observer, report
        self.emulator = stack.emulator
        self.keys = {}

    def takes_its_role(self):
        """As a person does (docs/RUNBOOK.md). The emulator tells no role of a second factor, so that it refuses everybody: the session
        that the program works with is given while the role asks for none."""
        arn = self.stack.arn_of("Bureau", "Bureau")
        asking = self.emulator.client("sts", self._person(arn))
        asked = {"RoleArn": arn, "RoleSessionName": PERSON, "DurationSeconds": 14400}
        try:
            asking.assume_role(**asked)
            refused = False
        except ClientError as error:
            refused = error.response["Error"]["Code"] == "AccessDenied"
        self.report.check(refused, "the bureau's role is refused to who shows no second factor")
        with rights.asking_for_no_factor(self.emulator.client("iam"), self.stack.role("bureau")):
            given = asking.assume_role(**asked)["Credentials"]
        self.keys = {
            "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
            "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
            "AWS_SESSION_TOKEN": given["SessionToken"],
        }

    def imports(self):
        self.does("import", self.event.files, "--sealed", self.event.portal)

    def opens_the_portal(self):
        self.does("invite", self.event.files, "--journal", self.event.folder / "invited.txt")

    def decides(self, election):
        """What it may decide while the vote goes on; all is as before then, but the cap on réassorts."""
        self.does("announce", self.event.files, "Les résultats seront proclamés lundi.")
        self.does("announce", self.event.files, "--withdraw")
        self.does("suspend", self.event.files, "--reason", "Une panne du réseau.")
        self.does("resume", self.event.files)
        approvals = self.event.approves_a_higher_cap(election, 200, 300)
        self.does("raise-reissue-cap", self.event.files, "--election", election, "--to", 300, "--approvals", *approvals)

    def answers(self, claim, request):
        """What voters wrote."""
        listed = self.does("claims", "list", self.event.files)
        self.report.check(claim in listed, f"the bureau reads the claim {claim}")
        answer = ["--accept", "--reason", "Votre grade est corrigé."]
        self.does("claims", "answer", self.event.files, claim, *answer)
        listed = self.does("assistance", "list", self.event.files)
        self.report.check(request in listed, f"the bureau reads the request {request}")
        self.does("assistance", "close", self.event.files, request)

    def watches(self, number):
        """What it looks at on an evening of the vote."""
        flagged = self.does("flagged", self.event.files)
        self.report.check(number in flagged, "the voter who activated, lost the code and voted in a day is told to the bureau")
        self.does("activity", self.event.files)
        self.does("turnout", self.event.files)
        self.does("remind", self.event.files, "--not-activated", "--journal", self.event.folder / "reminded-1.txt")
        self.does("remind", self.event.files, "--not-voted", "--journal", self.event.folder / "reminded-2.txt")

    def does(self, *arguments):
        """Runs the program; answers with what it said."""
        said = self.event.run("isoloir", arguments, self._environment())
        self.observer.after("bureau")
        words = [word for word in arguments[:2] if re.fullmatch("[a-z-]+", str(word))]
        self.report.check(True, f"isoloir {' '.join(words)}")
        return said

    def asks_for_the_seal(self, election):
        """As docs/RUNBOOK.md says, with curl."""
        keys = self.keys
        command = [
            *["curl", "--silent", "--show-error", "--aws-sigv4", f"aws:amz:{REGION}:execute-api"],
            *["--user", f"{keys['AWS_ACCESS_KEY_ID']}:{keys['AWS_SECRET_ACCESS_KEY']}"],
            *["--header", f"X-Amz-Security-Token: {keys['AWS_SESSION_TOKEN']}", "--json", "{}"],
            *["--write-out", "\n%{http_code} %{content_type}"],
            f"{self.stack.url('OperationsApi')}/operations/elections/{election}/seal",
        ]
        done = subprocess.run(command, capture_output=True, check=True)
        self.observer.after("seal-ballot-box")
        body, _, ended = done.stdout.rpartition(b"\n")
        status, _, kind = ended.decode().partition(" ")
        return Answer(int(status), {"content-type": kind}, body, 0)

    def _person(self, role):
        """A user's keys."""
        iam = self.emulator.client("iam")
        iam.create_user(UserName=PERSON)
        statement = {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": role}
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        iam.put_user_policy(UserName=PERSON, PolicyName="bureau", PolicyDocument=document)
        key = iam.create_access_key(UserName=PERSON)["AccessKey"]
        return {"AWS_ACCESS_KEY_ID": key["AccessKeyId"], "AWS_SECRET_ACCESS_KEY": key["SecretAccessKey"]}

    def _environment(self):
        """What docs/RUNBOOK.md has the bureau set."""
        named = {
            f"ISOLOIR_SECRET_{purpose.upper().replace('-', '_')}": arn
            for purpose, arn in self.stack.secrets.items()
            if purpose != "cookies"
        }
        mail = self.stack.environment("RequestActivationLink")
        mail = {name: mail[name] for name in ("ISOLOIR_SENDER", "ISOLOIR_HELP_DESK", "ISOLOIR_CONFIGURATION_SET", "ISOLOIR_ORIGIN")}
        place = {"AWS_REGION": REGION, "AWS_ENDPOINT_URL": self.emulator.endpoint}
        return {**self.keys, **named, **mail, **place, "ISOLOIR_TABLE_PREFIX": self.stack.outputs["TablePrefix"]}
