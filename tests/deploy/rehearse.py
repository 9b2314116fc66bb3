"""`make deploy-rehearsal`: the real template built, deployed onto an emulator that enforces roles. The bureau imports an event under
its role, one voter votes through the deployed programs, with one right taken away for a moment, the vote is sealed, counted and proclaimed,
and the stack deleted.

Exit code: 0 when everything went as it must, 1 with the first thing that did not.
"""

import argparse
import platform
import shutil
import sys
from pathlib import Path

from bureau import Bureau
from count import Count
from emulator import Emulator
from event import Event
from journey import Journey
from observed import Observer
from report import Report
from stack import Stack

ORIGIN = "https://vote.example.fr"


def main():
    arguments = _arguments()
    project = Path(__file__).resolve().parents[2]
    folder = arguments.folder.resolve()
    shutil.rmtree(folder / "emulator", ignore_errors=True)
    report = Report(folder)
    architecture = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
    emulator = Emulator(arguments.emulator.absolute(), folder / "emulator")
    try:
        stack = Stack(project, arguments.tools.absolute(), emulator, folder)
        with report.step("programs compiled, which takes a quarter of an hour the first time"):
            stack.compile()
        with report.step("sam build"):
            sizes = stack.build(architecture)
        report.sizes(architecture, sizes)
        if arguments.arm64:
            with report.step("programs for arm64"):
                report.sizes("arm64", stack.sizes_on_arm64())
        with report.step("sam deploy"):
            stack.deploy(architecture)
            report.note(f"{stack.open_routes()} routes opened, {stack.lend_mail()} roles lent the right to send mail")
        observer = Observer(emulator, "isoloir-", {arn: purpose for purpose, arn in stack.secrets.items()})
        event = Event(project, arguments.programs.absolute(), folder / "event")
        bureau = Bureau(stack, event, observer, report)
        journey = Journey(stack, event, bureau, observer, report, ORIGIN, arguments.programs.absolute() / "browser")
        with report.step("event prepared by the bureau and the trustees"):
            event.prepare()
        with report.step("event imported, voters invited, under the bureau's role"):
            bureau.takes_its_role()
            bureau.imports()
            bureau.opens_the_portal()
        journey.go()
        Count(stack, event, bureau, journey, observer, report).go()
        unused, undue = observer.against(project / "infra/role-matrix.csv")
        report.rights(unused, undue)
        report.starts(stack.start_times())
        with report.step("stack deleted"):
            left = stack.delete()
            report.check(not left, "nothing is left of the stack" + (f" but {', '.join(left)}" if left else ""))
    except BaseException:
        report.good = False
        raise
    finally:
        emulator.stop()
        report.write()
    return 0 if report.good else 1


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--emulator", type=Path, required=True, help="the program `ministack`")
    parser.add_argument("--tools", type=Path, required=True, help="the Python environment with sam, cargo-lambda and zig")
    parser.add_argument("--programs", type=Path, required=True, help="where cargo put isoloir, isoloir-ceremony and browser")
    parser.add_argument("--arm64", action="store_true", help="also build for production's processor, for the sizes")
    parser.add_argument("--folder", type=Path, default=Path("target/deploy-rehearsal"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
