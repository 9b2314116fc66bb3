"""What a role may do, or asks of who takes it, changed for a while."""

import json
from contextlib import contextmanager


@contextmanager
def without(iam, role, action, resource):
    """Within, `role` may no longer do `action` on the resources whose ARN ends with `resource`."""
    [policy] = iam.list_role_policies(RoleName=role)["PolicyNames"]
    document = iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
    document = json.loads(document) if isinstance(document, str) else document
    reduced, taken = _reduced(document, action, resource)
    if taken != 1:
        raise SystemExit(f"{role} has {taken} statements for {action} on {resource}, not one")
    iam.put_role_policy(RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(reduced))
    try:
        yield
    finally:
        iam.put_role_policy(RoleName=role, PolicyName=policy, PolicyDocument=json.dumps(document))


@contextmanager
def asking_for_no_factor(iam, role):
    """Within, `role` may be taken by whoever it trusts, without the conditions that it asks for."""
    document = iam.get_role(RoleName=role)["Role"]["AssumeRolePolicyDocument"]
    [trust] = document["Statement"]
    eased = {**document, "Statement": [{name: value for name, value in trust.items() if name != "Condition"}]}
    iam.update_assume_role_policy(RoleName=role, PolicyDocument=json.dumps(eased))
    try:
        yield
    finally:
        iam.update_assume_role_policy(RoleName=role, PolicyDocument=json.dumps(document))


def _reduced(document, action, resource):
    kept, taken = [], 0
    for statement in document["Statement"]:
        actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
        resources = statement["Resource"] if isinstance(statement["Resource"], list) else [statement["Resource"]]
        if action in actions and any(one.endswith(resource) for one in resources):
            taken += 1
            actions = [one for one in actions if one != action]
        if actions:
            kept.append({**statement, "Action": actions})
    return {**document, "Statement": kept}, taken
