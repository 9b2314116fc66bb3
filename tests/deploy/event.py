"""An event prepared from files as a bureau does, with its vote open now: codes, trustees, elections, and after the vote the count."""

import csv
import datetime
import re
import secrets
import shutil
import subprocess
from pathlib import Path

TRUSTEES = {"president": "Anne Martin", "secretary": "Bruno Petit", "delegates": ["Chloé Roux", "David Faure"]}
# As few as the count takes.
COUNTING = [TRUSTEES["president"], *TRUSTEES["delegates"]]


class Event:
    def __init__(self, project: Path, programs: Path, folder: Path):
        self.programs, self.folder = programs, folder
        self.files, self.portal, self.printer = folder / "event", folder / "out/portail", folder / "out/imprimeur"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(project / "examples/pro2022", self.files)
        self.keys, self.trustees = folder / "keys", folder / "trustees.json"
        self._open_the_vote_now()
        # One voter votes here, and the box is counted all the same.
        self._set("min_ballots", 1)
        self.passphrase = folder / "passphrase"
        self.passphrase.write_text(secrets.token_urlsafe(24) + "\n", encoding="utf-8")
        self.passphrase.chmod(0o600)

    def prepare(self):
        """Codes for every voter of the roll, the trustees' common key, and the elections' descriptions."""
        self._ceremony("codes", "--event", self.files, "--out", self.folder / "out")
        shared = self.folder / "shared"
        self.keys.mkdir()
        delegates = [argument for name in TRUSTEES["delegates"] for argument in ("--delegate", name)]
        self._ceremony(
            *["trustees", "plan", "--event", self.files, "--shared", shared],
            *["--president", TRUSTEES["president"], "--secretary", TRUSTEES["secretary"], *delegates],
        )
        names = [TRUSTEES["president"], TRUSTEES["secretary"], *TRUSTEES["delegates"]]
        for name in names:
            self._ceremony("trustee", "join", "--shared", shared, "--name", name, "--key", self._key(name))
        # Each round waits for the others' messages of the round before.
        for name in names * 4:
            self._ceremony("trustee", "next", "--shared", shared, "--key", self._key(name))
        self._ceremony("trustees", "assemble", "--shared", shared, "--out", self.trustees)
        self._ceremony("election", "make", "--event", self.files, "--trustees", self.trustees, "--out", self.portal)

    def approves_a_higher_cap(self, election, before, after):
        """The approvals of those who may raise the cap on réassorts, together."""
        files = []
        for name in COUNTING:
            files.append(self.folder / f"approval-{len(files)}.json")
            self._ceremony(
                *["trustee", "approve-reissue-cap", "--key", self._key(name), "--trustees", self.trustees],
                *["--election", election, "--from", before, "--to", after, "--out", files[-1]],
            )
        return files

    def end_the_vote(self):
        """Its files say from now on that the vote is over, its minutes of grace too; answers with when."""
        ended = _now() - datetime.timedelta(minutes=1)
        self._set("vote_closes", _date(ended))
        self._set("claims_until", _date(ended))
        self._set("grace_minutes", 0)
        return ended

    def counts(self, election, archive, ballots, head):
        """The archive with the result, from as many trustees' shares as it takes."""
        shares = []
        for name in COUNTING:
            shares.append(self.folder / f"{election}-{len(shares)}.json")
            minutes = ["--expect-ballots", ballots, "--expect-head", head]
            self._ceremony("decrypt", "--archive", archive, "--key", self._key(name), *minutes, "--out", shares[-1])
        final = self.folder / "final"
        self._ceremony("combine", "--archive", archive, "--shares", *shares, "--out", final)
        self._ceremony("verify", final / f"{election}.bel")
        return final / f"{election}.bel"

    def voter(self, identifier):
        """What a voter of the roll has in hand: the line of the roll, and the code of the paper notice."""
        line = next(line for line in _table(self.files / "roll.csv") if line["identifier"] == identifier)
        [codes] = self.printer.glob("codes.csv")
        notice = next(one for one in _table(codes) if line["number"] in one.values())
        return line, next(value for value in notice.values() if re.fullmatch(r"[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", value))

    def run(self, program, arguments, environment):
        """Runs one of the bureau's programs; answers with what it said."""
        environment = {"PATH": "/usr/bin:/bin", "ISOLOIR_PASSPHRASE_FILE": str(self.passphrase), **environment}
        command = [str(self.programs / program), *map(str, arguments)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command[1:3])} failed ({done.returncode}):\n{done.stdout}{done.stderr}")
        return done.stdout

    def _ceremony(self, *arguments):
        return self.run("isoloir-ceremony", arguments, {})

    def _key(self, name):
        return self.keys / f"{name.split()[0].lower()}.key"

    def _open_the_vote_now(self):
        now = _now()
        days = {"portal_opens": -30, "lists_published": -10, "sealed": -2, "vote_opens": -1, "vote_closes": 1}
        for name, shift in days.items():
            self._set(name, _date(now + datetime.timedelta(days=shift)))
        # A claim can still be filed.
        self._set("vote_opens", f"{_date(now - datetime.timedelta(days=1))}\nclaims_until = {_date(now + datetime.timedelta(days=1))}")

    def _set(self, name, value):
        """Gives a setting of the event, or of each of its elections, another value."""
        path = self.files / "event.toml"
        text, found = re.subn(rf"^{name} = .*$", f"{name} = {value}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if not found:
            raise SystemExit(f"event.toml says nothing of {name}")
        path.write_text(text, encoding="utf-8")


def _now():
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def _date(at):
    return f'"{at.isoformat()}"'


def _table(path):
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
