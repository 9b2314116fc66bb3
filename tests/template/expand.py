"""Prints template.yaml as AWS would see it: SAM expanded, nested stacks opened, references resolved.

The answer is one JSON object, from resource addresses ("CastBallot", "Roles/CastBallot") to CloudFormation resources.
A reference to another resource reads "<address>" (Ref) or "<address.Attribute>" (GetAtt); parameters have their defaults.
"""

import json
import os
import re
import sys
from pathlib import Path

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

PSEUDO = {
    "AWS::AccountId": "111122223333",
    "AWS::Partition": "aws",
    "AWS::Region": "eu-west-3",
    "AWS::StackId": "arn:aws:cloudformation:eu-west-3:111122223333:stack/isoloir/0f0e0d0c-0000-4000-8000-000000000000",
    "AWS::StackName": "isoloir",
    "AWS::URLSuffix": "amazonaws.com",
}


def sam(template):
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # The translator wants what the upload would have made of the local folder.
            resource["Properties"]["CodeUri"] = {"Bucket": "code", "Key": resource["Properties"]["CodeUri"]}
    return Translator({}, Parser()).translate(template, {})


class Stack:
    def __init__(self, path, address, given):
        template = yaml_parse(path.read_text(encoding="utf-8"))
        if "Transform" in template:
            template = sam(template)
        if "Conditions" in template:
            raise SystemExit(f"{path}: conditions would hide rights from the tests")
        self.folder, self.address, self.template = path.parent, address, template
        self.parameters = {
            name: given.get(name, declared.get("Default")) for name, declared in template.get("Parameters", {}).items()
        }
        missing = [name for name, value in self.parameters.items() if value is None]
        if missing or set(given) - set(self.parameters):
            raise SystemExit(f"{path}: parameters missing {missing}, unknown {set(given) - set(self.parameters)}")
        self.nested = {}

    def resources(self):
        found = {}
        for name, resource in self.template["Resources"].items():
            address = self.address + name
            if resource["Type"] == "AWS::CloudFormation::Stack":
                found.update(self.open(name).resources())
            else:
                found[address] = {**resource, "Properties": self.resolve(resource.get("Properties", {}))}
        return found

    def open(self, name):
        if name not in self.nested:
            properties = self.template["Resources"][name]["Properties"]
            given = self.resolve(properties.get("Parameters", {}))
            self.nested[name] = Stack(self.folder / properties["TemplateURL"], f"{self.address}{name}/", given)
        return self.nested[name]

    def output(self, name):
        return self.resolve(self.template["Outputs"][name]["Value"])

    def resolve(self, value):
        if isinstance(value, list):
            return [self.resolve(one) for one in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            [(function, argument)] = value.items()
            if function == "Ref":
                return self.ref(argument)
            if function == "Fn::GetAtt":
                return self.attribute(*(argument if isinstance(argument, list) else argument.split(".", 1)))
            if function == "Fn::Sub":
                if not isinstance(argument, str):
                    text, names = argument
                    names = self.resolve(names)
                    return re.sub(r"\$\{([^}]+)\}", lambda m: str(names.get(m[1]) or self.named(m[1])), text)
                return re.sub(r"\$\{([^}]+)\}", lambda m: str(self.named(m[1])), argument)
            if function == "Fn::Split":
                separator, text = argument
                return self.resolve(text).split(separator)
            if function == "Fn::Select":
                place, values = argument
                return self.resolve(values)[int(place)]
            if function.startswith("Fn::"):
                raise SystemExit(f"{function} is not expected in this template")
        return {name: self.resolve(one) for name, one in value.items()}

    def named(self, name):
        return self.attribute(*name.split(".", 1)) if "." in name else self.ref(name)

    def ref(self, name):
        if name in PSEUDO:
            return PSEUDO[name]
        if name in self.parameters:
            return self.parameters[name]
        if name in self.template["Resources"]:
            return f"<{self.address}{name}>"
        raise SystemExit(f"Ref {name} names nothing")

    def attribute(self, name, attribute):
        if self.template["Resources"][name]["Type"] == "AWS::CloudFormation::Stack":
            return self.open(name).output(attribute.removeprefix("Outputs."))
        return f"<{self.address}{name}.{attribute}>"


if __name__ == "__main__":
    os.environ["AWS_DEFAULT_REGION"] = PSEUDO["AWS::Region"]
    json.dump(Stack(Path(sys.argv[1]), "", {}).resources(), sys.stdout)
