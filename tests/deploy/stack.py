"""The stack: built by sam, deployed by sam, reached, and deleted."""

import json
import re
import subprocess
from pathlib import Path

import start_time
from emulator import OPERATOR, REGION
from samtranslator.yaml_helper import yaml_parse

NAME = "isoloir"
# What the emulator does not know is left out of the deployment, and said in the report.
FRONT = "it knows no CloudFront, and a certificate and a web ACL would have to exist"
LEFT_OUT = {
    "SecretGuards": "it knows no resource policy of a secret",
    "Front": FRONT,
    # The front's outputs.
    **dict.fromkeys(["PagesBucket", "FrontDistribution", "FrontDomainName"], FRONT),
}

SECRETS = [
    *["identity", "personal", "mailbox", "cookies", "link"],
    *["urn-receipts", "emargement-receipts", "reissue-log"],
]


class Stack:
    def __init__(self, project: Path, tools: Path, emulator, folder: Path):
        self.project, self.tools, self.emulator, self.folder = project, tools, emulator, folder
        self.built = folder / "built"

    def compile(self):
        """Compiles on all cores what `sam build`, which takes one function after another, then finds made.

        A program built with others has the features of all: issue-receipt, whose fonts switch features of shared crates on,
        is left to `sam build`, or everything would be compiled twice.
        """
        self._cargo_lambda("--release", *self._packages(but=["issue-receipt"]))

    def build(self, architecture):
        """Builds every function for this machine; answers with the size of each bootstrap, in bytes."""
        self._sam(
            *["build", "--build-dir", self.built, "--template", self.project / "template.yaml"],
            *["--parameter-overrides", f"Architecture={architecture}"],
            cwd=self.project,
        )
        return {path.parent.name: path.stat().st_size for path in sorted(self.built.glob("*/bootstrap"))}

    def sizes_on_arm64(self):
        """Builds every function for production's processor, which this machine can't run; answers with the sizes."""
        made = self.folder / "arm64"
        self._cargo_lambda("--release", "--arm64", "--lambda-dir", made, *self._packages())
        return {path.parent.name: path.stat().st_size for path in sorted(made.glob("*/bootstrap"))}

    def deploy(self, architecture):
        self._leave_out()
        self._sam(
            *["deploy", "--template", self.built / "template.yaml", "--stack-name", NAME, "--resolve-s3"],
            *["--capabilities", "CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            *["--no-confirm-changeset", "--no-progressbar"],
            *["--parameter-overrides", f"Architecture={architecture}", "DeletionProtection=false"],
            cwd=self.folder,
        )
        self.ids = self._resources(NAME)
        self.roles = self._resources(self.ids["Roles"]) | self._resources(self.ids["Bureau"])
        self.outputs = self._outputs(NAME)
        self.secrets = {purpose: self.arn_of("Keys", _logical(purpose)) for purpose in SECRETS}

    def open_routes(self):
        """Gives the APIs their routes one by one: the emulator deploys an API and ignores the document of its routes."""
        gateway, functions = self.emulator.client("apigatewayv2"), self.emulator.client("lambda")
        count = 0
        for name, resource in self._functions():
            arn = functions.get_function(FunctionName=self.ids[name])["Configuration"]["FunctionArn"]
            for event in resource["Properties"]["Events"].values():
                route = event["Properties"]
                api = self.ids[route["ApiId"]["Ref"]]
                integration = gateway.create_integration(
                    ApiId=api, IntegrationType="AWS_PROXY", IntegrationUri=arn, PayloadFormatVersion="2.0"
                )["IntegrationId"]
                signed = {"AuthorizationType": "AWS_IAM"} if route["ApiId"]["Ref"] == "OperationsApi" else {}
                key = f"{route['Method']} {route['Path']}"
                gateway.create_route(ApiId=api, RouteKey=key, Target=f"integrations/{integration}", **signed)
                count += 1
        return count

    def lend_mail(self):
        """Lets the roles that send mail send it here: the emulator asks the right on every identity, not on the sender's."""
        iam, lent = self.emulator.client("iam"), 0
        for role in self.roles.values():
            document = json.dumps(iam.get_role_policy(RoleName=role, PolicyName="what-it-calls")["PolicyDocument"])
            if "ses:SendEmail" in document:
                statement = {"Effect": "Allow", "Action": "ses:SendEmail", "Resource": "*"}
                lending = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
                iam.put_role_policy(RoleName=role, PolicyName="lent-for-the-rehearsal", PolicyDocument=lending)
                lent += 1
        return lent

    def arn_of(self, nested, output):
        """What a nested stack says of one of its things, as docs/RUNBOOK.md has it read."""
        return self._outputs(self.ids[nested])[output]

    def role(self, name):
        return self.roles[_logical(name)]

    def environment(self, function):
        configured = self.emulator.client("lambda").get_function_configuration(FunctionName=self.ids[function])
        return configured["Environment"]["Variables"]

    def start_anew(self, function):
        """Ends the processes of a function: what they keep in memory is read again."""
        self.emulator.client("lambda").update_function_configuration(
            FunctionName=self.ids[function], Environment={"Variables": self.environment(function)}
        )

    def url(self, api):
        """Where an API answers; always by path: a host name made of an address is refused by the functions' runtime."""
        return f"{self.emulator.endpoint}/_aws/execute-api/{self.ids[api]}"

    def start_times(self):
        """Each program alone, with its own environment, against the emulator's secrets."""
        times = {}
        for name, resource in self._functions():
            environment = {
                **self.environment(name),
                **OPERATOR,
                "AWS_REGION": REGION,
                "AWS_ENDPOINT_URL": self.emulator.endpoint,
            }
            route = next(iter(resource["Properties"]["Events"].values()))["Properties"]
            path = re.sub(r"\{\w+\}", "x", route["Path"])
            times[resource["Properties"]["CodeUri"].removeprefix("functions/")] = start_time.measure(
                self.built / name / "bootstrap", environment, start_time.request(route["Method"], path)
            )
        return times

    def _functions(self):
        template = yaml_parse((self.project / "template.yaml").read_text(encoding="utf-8"))
        resources = template["Resources"].items()
        return [(name, one) for name, one in resources if one["Type"] == "AWS::Serverless::Function"]

    def delete(self):
        formation = self.emulator.client("cloudformation")
        formation.delete_stack(StackName=NAME)
        formation.get_waiter("stack_delete_complete").wait(StackName=NAME, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
        left = self.emulator.client("dynamodb").list_tables()["TableNames"]
        functions = self.emulator.client("lambda").list_functions()["Functions"]
        roles = [role["RoleName"] for role in self.emulator.client("iam").list_roles()["Roles"] if NAME in role["Path"]]
        return left + [function["FunctionName"] for function in functions] + roles

    def _leave_out(self):
        template = self.built / "template.yaml"
        lines, kept, leaving = template.read_text(encoding="utf-8").splitlines(keepends=True), [], False
        for line in lines:
            top = len(line) - len(line.lstrip()) == 2 and line.strip().endswith(":")
            if top or (line.strip() and not line.startswith(" ")):
                leaving = line.strip().rstrip(":") in LEFT_OUT
            if not leaving:
                kept.append(line)
        template.write_text("".join(kept), encoding="utf-8")

    def _resources(self, stack):
        found = self.emulator.client("cloudformation").describe_stack_resources(StackName=stack)["StackResources"]
        return {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in found}

    def _outputs(self, stack):
        [found] = self.emulator.client("cloudformation").describe_stacks(StackName=stack)["Stacks"]
        return {output["OutputKey"]: output["OutputValue"] for output in found["Outputs"]}

    def _packages(self, but=()):
        names = [path.name for path in sorted(self.project.glob("functions/*/"))]
        return [argument for name in names if name not in but for argument in ("-p", name)]

    def _cargo_lambda(self, *arguments):
        self._run("cargo-lambda", "lambda", "build", *arguments)

    def _sam(self, *arguments, cwd):
        self._run("sam", *arguments, cwd=cwd)

    def _run(self, program, *arguments, cwd=None):
        environment = self.emulator.environment()
        environment["PATH"] = f"{self.tools / 'bin'}:{environment['PATH']}"
        log = self.folder / f"{program}-{arguments[0]}.log"
        with log.open("wb") as said:
            done = subprocess.run(
                [self.tools / "bin" / program, *map(str, arguments)],
                env=environment,
                cwd=cwd or self.project,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        if done.returncode:
            raise SystemExit(f"{program} {arguments[0]} failed:\n{log.read_text(encoding='utf-8')[-3000:]}")


def _logical(name):
    """The name that the templates give to what the project calls `name`."""
    return "".join(word.capitalize() for word in name.split("-"))
