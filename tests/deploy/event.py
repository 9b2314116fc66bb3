"""An event prepared from files as a bureau does, with its vote open now: codes, trustees, elections, import."""

import csv
import datetime
import re
import secrets
import shutil
import subprocess
from pathlib import Path

TRUSTEES = {"president": "Anne Martin", "secretary": "Bruno Petit", "delegates": ["Chloé Roux", "David Faure"]}


class Event:
    def __init__(self, project: Path, programs: Path, folder: Path):
        self.programs, self.folder = programs, folder
        self.files, self.portal, self.printer = folder / "event", folder / "out/portail", folder / "out/imprimeur"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(project / "examples/pro2022", self.files)
        self._open_the_vote_now()
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(secrets.token_urlsafe(24) + "\n", encoding="utf-8")
        self.passphrase.chmod(0o600)

    def prepare(self):
        """Codes for every voter of the roll, the trustees' common key, and the elections' descriptions."""
        self._ceremony("codes", "--event", self.files, "--out", self.folder / "out")
        shared, keys = self.folder / "shared", self.folder / "keys"
        keys.mkdir()
        delegates = [argument for name in TRUSTEES["delegates"] for argument in ("--delegate", name)]
        self._ceremony(
            *["trustees", "plan", "--event", self.files, "--shared", shared],
            *["--president", TRUSTEES["president"], "--secretary", TRUSTEES["secretary"], *delegates],
        )
        names = [TRUSTEES["president"], TRUSTEES["secretary"], *TRUSTEES["delegates"]]
        key = {name: keys / f"{name.split()[0].lower()}.key" for name in names}
        for name in names:
            self._ceremony("trustee", "join", "--shared", shared, "--name", name, "--key", key[name])
        # Each round waits for the others' messages of the round before.
        for name in names * 4:
            self._ceremony("trustee", "next", "--shared", shared, "--key", key[name])
        trustees = self.folder / "trustees.json"
        self._ceremony("trustees", "assemble", "--shared", shared, "--out", trustees)
        self._ceremony("election", "make", "--event", self.files, "--trustees", trustees, "--out", self.portal)

    def load(self, stack, secrets):
        """Imports the event into the stack's tables, with the secrets that an operator's role would read."""
        environment = {f"ISOLOIR_SECRET_{purpose.upper().replace('-', '_')}": arn for purpose, arn in secrets.items()}
        environment |= {"ISOLOIR_TABLE_PREFIX": stack.outputs["TablePrefix"]}
        environment |= {name: value for name, value in stack.emulator.environment().items() if name.startswith("AWS_")}
        self._run("isoloir", ["import", self.files, "--sealed", self.portal], environment)

    def voter(self, identifier):
        """What a voter of the roll has in hand: the line of the roll, and the code of the paper notice."""
        line = next(line for line in _table(self.files / "roll.csv") if line["identifier"] == identifier)
        [codes] = self.printer.glob("codes.csv")
        notice = next(one for one in _table(codes) if line["number"] in one.values())
        return line, next(value for value in notice.values() if re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", value))

    def _ceremony(self, *arguments):
        return self._run("isoloir-ceremony", arguments, {})

    def _run(self, program, arguments, environment):
        environment = {"PATH": "/usr/bin:/bin", "ISOLOIR_PASSPHRASE_FILE": str(self.passphrase), **environment}
        command = [str(self.programs / program), *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command[1:3])} failed ({done.returncode}):\n{done.stdout}{done.stderr}")
        return done.stdout

    def _open_the_vote_now(self):
        now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
        days = {"portal_opens": -30, "lists_published": -10, "sealed": -2, "vote_opens": -1, "vote_closes": 1}
        path = self.files / "event.toml"
        text = path.read_text(encoding="utf-8")
        for name, shift in days.items():
            at = (now + datetime.timedelta(days=shift)).isoformat()
            text, found = re.subn(rf'^{name} = ".*"$', f'{name} = "{at}"', text, flags=re.MULTILINE)
            if found != 1:
                raise SystemExit(f"event.toml has {found} lines for {name}")
        # A claim can still be filed.
        text = text.replace("[calendar]\n", f'[calendar]\nclaims_until = "{at}"\n')
        path.write_text(text, encoding="utf-8")


def _table(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
