"""What the rehearsal says, on the terminal and in report.json."""

import json
import time
from contextlib import contextmanager

# A larger program starts more slowly and is a sign of a dependency too many.
LARGEST = 8_000_000


class Report:
    def __init__(self, folder):
        self.folder, self.good = folder, True
        self.facts = {"steps": [], "checks": []}
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def step(self, name):
        print(f"── {name} …", flush=True)
        started = time.perf_counter()
        yield
        seconds = time.perf_counter() - started
        self.facts["steps"].append({"step": name, "seconds": round(seconds, 1)})
        print(f"   done in {seconds:.1f} s", flush=True)

    def note(self, text):
        print(f"   {text}", flush=True)

    def check(self, holds, what, stop=True):
        """Notes whether something that must hold does; what comes after makes no sense when it does not, unless told so."""
        self.facts["checks"].append({"what": what, "holds": bool(holds)})
        self.good = self.good and bool(holds)
        print(f"   {'✓' if holds else '✗ FAILED:'} {what}", flush=True)
        if stop and not holds:
            raise SystemExit(f"the rehearsal stops: {what}")

    def sizes(self, architecture, sizes):
        self.facts[f"bytes_{architecture}"] = sizes
        for name, size in sorted(sizes.items(), key=lambda one: -one[1]):
            self.note(f"{size / 1e6:5.2f} MB  {name}")
        self.check(max(sizes.values()) <= LARGEST, f"every {architecture} bootstrap has at most {LARGEST / 1e6:.0f} MB", stop=False)

    def rights(self, unused, undue):
        self.facts["unused_rights"], self.facts["undue_uses"] = unused, undue
        print("── rights of the roles", flush=True)
        self.check(not undue, "no function was seen doing what the matrix does not allow" + (f": {undue}" if undue else ""))
        self.note(f"{len(unused)} rights were not used:")
        for right in unused:
            self.note("  " + " ".join(right))

    def starts(self, starts):
        self.facts["starts"] = starts
        print("── start to first answer (secrets read), warm answer, memory", flush=True)
        for name, start in sorted(starts.items()):
            self.note(f"{start['first_ms']:6.1f} ms  {start['warm_ms']:6.2f} ms  {start['memory_kb'] / 1000:5.1f} MB  {name}")

    def write(self):
        text = json.dumps(self.facts, ensure_ascii=False, indent=1)
        (self.folder / "report.json").write_text(text + "\n", encoding="utf-8")
        print(f"{'All went as it must.' if self.good else 'Something went wrong.'} {self.folder / 'report.json'}", flush=True)
