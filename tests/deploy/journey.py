"""One voter's way through the deployed portal, each step answered by its own function under its own role."""

import json
import re
import urllib.parse
import urllib.request

import rights
from voter import Voter

IDENTIFIER = "claire.dupont@ac-paris.fr"
PRIVATE_MAILBOX = "claire@boite.example"
TELEPHONE = "+33612345642"
PASSWORD = "Quatre-Saisons-2022!"
CHANGED_PASSWORD = "Six-Chapitres-2022&"
NEW_PASSWORD = "Cinq-Continents-2022?"
CHALLENGE = "Grenoble"
TOKEN = re.compile(r"#([A-Za-z0-9_-]{22})\b")


class Journey:
    def __init__(self, stack, event, bureau, observer, report, origin, browser):
        self.stack, self.event, self.bureau, self.observer, self.report = stack, event, bureau, observer, report
        self.emulator = stack.emulator
        self.claire = Voter(stack.url("PortalApi"), origin, browser)
        # What she votes in each election, and those where her code is replaced.
        self.choices, self.reissued = {}, set()

    def go(self):
        print("── one voter", flush=True)
        self.line, self.code = self.event.voter(IDENTIFIER)
        self.activates()
        self.logs_in(PASSWORD)
        portal = self.looks()
        first, second, third = portal["elections"]
        self.bureau.decides(second["id"])
        self.reads_what_is_public(first)
        self.looks_for_a_name_claims_and_asks(first)
        self.changes_the_password_but_not_the_challenge()
        self.opens_the_voting_space(portal)
        deposit = self.votes_where_one_right_was_taken_away(first)
        self.takes_receipts(first, deposit)
        mail = {"channel": "email", "address": PRIVATE_MAILBOX}
        self.loses_the_code_and_votes_with_a_new_one(second, mail, "karim.benali@ac-paris.fr", None)
        text_message = {"channel": "sms", "address": TELEPHONE}
        self.loses_the_code_and_votes_with_a_new_one(third, text_message, "helene.le-goff@ac-paris.fr", 2)
        self.forgets_the_password()
        self.operators_alone_reach_the_seal(first)
        self.is_counted_once_in_each_election()
        self.bureau.watches(self.line["number"])

    def activates(self):
        work = self.claire.work("activation-link")
        self.observer.after("offer-proof-of-work")
        asked = {"identifier": IDENTIFIER, "proof_of_work": work}
        self.step("request-activation-link", self.claire.post("/api/activation/link", asked), 200)
        token = self.mailed(IDENTIFIER)
        self.step("inspect-link", self.claire.post("/api/links/inspect", {"token": token}), 200)
        form = {"token": token, "password": PASSWORD, "question": "parents", "answer": CHALLENGE}
        self.step("activate-account", self.claire.post("/api/activation", form), 200)

    def logs_in(self, password):
        work = self.claire.work("log-in")
        self.observer.after("offer-proof-of-work")
        form = {"identifier": IDENTIFIER, "password": password, "proof_of_work": work}
        self.step("log-in", self.claire.post("/api/session", form), 200)

    def looks(self):
        return self.step("show-portal", self.claire.get("/api/portal"), 200).json

    def reads_what_is_public(self, election):
        self.step("show-event", self.claire.get("/api/event"), 200)
        self.step("show-lists", self.claire.get(f"/api/elections/{election['id']}/lists"), 200)
        self.step("show-results", self.claire.get("/api/results"), 200)

    def looks_for_a_name_claims_and_asks(self, election):
        search = {"election": election["id"], "name": self.line["family_name"], "page": 1}
        found = self.step("consult-roll", self.claire.post("/api/roll", search), 200).json
        self.report.check(found["total"] >= 1, f"the roll shows {found['total']} of that name")
        claim = {"request_id": "0f" * 16, "election": election["id"], "subject": "wrong_details", "message": "Mon grade."}
        number = self.step("file-claim", self.claire.post("/api/claims", claim), 200).json["number"]
        again = self.step("file-claim", self.claire.post("/api/claims", claim), 200).json["number"]
        listed = self.step("file-claim", self.claire.get("/api/claims"), 200).json["claims"]
        once = again == number and [one["number"] for one in listed] == [number]
        self.report.check(once, f"sent twice, the claim {number} is listed once")
        work = self.claire.work("assistance")
        self.observer.after("offer-proof-of-work")
        asked = {
            **{"last_name": "Dupont", "first_name": "Claire", "email": PRIVATE_MAILBOX, "establishment": "Paris"},
            **{"difficulty": "other", "message": "Où voter ?", "proof_of_work": work},
        }
        request = self.step("ask-assistance", self.claire.post("/api/assistance", asked), 200).json["number"]
        self.bureau.answers(number, request)
        [answered] = self.step("file-claim", self.claire.get("/api/claims"), 200).json["claims"]
        self.report.check("reason" in answered, f"the voter reads the answer: {answered['state']}")

    def changes_the_password_but_not_the_challenge(self):
        change = {"current_password": PASSWORD, "new_password": CHANGED_PASSWORD}
        self.step("change-password", self.claire.post("/api/account/password", change), 204)
        change = {"current_password": CHANGED_PASSWORD, "question": "livre", "answer": "Germinal"}
        self.step("change-challenge", self.claire.post("/api/account/challenge", change), 409)

    def opens_the_voting_space(self, portal):
        work = self.claire.work("voting-space")
        self.observer.after("offer-proof-of-work")
        uuids = [election["id"] for election in portal["elections"]]
        proofs = self.compute(self.code, prove=uuids, context=portal["possession_nonce"])["proofs"]
        form = {"nonce": portal["possession_nonce"], "proofs": proofs, "proof_of_work": work}
        self.step("open-voting-space", self.claire.post("/api/voting-space", form), 200)

    def votes_where_one_right_was_taken_away(self, election):
        ballot = self.ballot(election, 1)
        path = f"/api/elections/{election['id']}/ballots"
        before = self.rows()
        with rights.without(
            self.emulator.client("iam"), self.stack.role("cast-ballot"), "dynamodb:PutItem", "table/isoloir-urn"
        ):
            refused = self.claire.post_bytes(path, ballot["body"].encode())
            self.observer.after("cast-ballot")
            said = f"without its right to put into the urn, casting answers {refused.status} {refused.code}"
            self.report.check(refused.status in (500, 503) and refused.code in ("SYS-900", "SYS-901"), said)
            self.report.check(self.rows() == before, "and leaves nothing, neither a ballot nor an émargement")
            for function, path_too in [("show-portal", "/api/portal"), ("show-election", f"/api/elections/{election['id']}")]:
                still = self.claire.get(path_too).status
                self.observer.after(function)
                self.report.check(still == 200, f"meanwhile {function} answers {still}")
        cast = self.step("cast-ballot", self.claire.post_bytes(path, ballot["body"].encode()), 200)
        again = self.claire.post_bytes(path, ballot["body"].encode())
        self.observer.after("cast-ballot")
        self.report.check(again.body == cast.body, "the same ballot sent again gets the same receipts")
        self.report.check(ballot["reference"] in cast.body.decode(), "the receipt carries the reference the browser computed")
        return cast.json

    def takes_receipts(self, election, cast):
        deposit = {name: value for name, value in cast.items() if name != "emargement"}
        drawn = self.step("issue-receipt", self.claire.post("/api/receipts/deposit", deposit), 200)
        self.report.check(drawn.body.startswith(b"%PDF-"), "the deposit receipt is a PDF")
        path = f"/api/elections/{election['id']}/emargement"
        written = self.step("issue-receipt", self.claire.get(path), 200)
        self.report.check(written.json == cast["emargement"], "the émargement certificate is the one given at casting")
        references = f"/api/elections/{election['id']}/references"
        self.step("list-ballot-references", self.claire.get(references), 200)

    def loses_the_code_and_votes_with_a_new_one(self, election, channel, whose, choice):
        """`whose`: the browser draws a code; here, it is that of a voter of the roll who is not in this story."""
        form = {"answer": CHALLENGE, "datum": self.line["numen"], **channel}
        work = self.claire.work("voting-code")
        self.observer.after("offer-proof-of-work")
        asked = self.claire.post("/api/voting-code/requests", {**form, "proof_of_work": work})
        self.step("request-voting-code", asked, 200)
        token = {"email": self.mailed, "sms": self.texted}[channel["channel"]](channel["address"])
        portal = self.looks()
        old = self.ballot(election, choice)
        _, self.code = self.event.voter(whose)
        open_still = [one["id"] for one in portal["elections"] if not one.get("voted_at")]
        nonce = portal["possession_nonce"]
        credentials = self.compute(self.code, prove=open_still, context=nonce)["proofs"]
        form = {"token": token, "nonce": nonce, "credentials": credentials}
        self.step("redeem-voting-code", self.claire.post("/api/voting-code", form), 200)
        self.reissued.update(open_still)
        path = f"/api/elections/{election['id']}/ballots"
        old = self.claire.post_bytes(path, old["body"].encode())
        self.observer.after("cast-ballot")
        self.report.check(400 <= old.status < 500, f"the code that was replaced is refused: {old.status} {old.code}")
        self.step("cast-ballot", self.claire.post_bytes(path, self.ballot(election, choice)["body"].encode()), 200)

    def forgets_the_password(self):
        work = self.claire.work("password-link")
        self.observer.after("offer-proof-of-work")
        asked = {"identifier": IDENTIFIER, "proof_of_work": work}
        self.step("request-password-link", self.claire.post("/api/password/link", asked), 200)
        token = self.mailed(IDENTIFIER)
        self.step("inspect-link", self.claire.post("/api/links/inspect", {"token": token}), 200)
        form = {"token": token, "answer": CHALLENGE, "password": NEW_PASSWORD}
        self.step("reset-password", self.claire.post("/api/password", form), 204)
        ended = self.claire.get("/api/portal").status
        self.observer.after("show-portal")
        self.report.check(ended == 401, f"the session opened with the old password is over: {ended}")
        self.logs_in(NEW_PASSWORD)
        self.step("log-out", self.claire.post("/api/session/end", {}), 204)

    def operators_alone_reach_the_seal(self, election):
        path = f"/operations/elections/{election['id']}/seal"
        stranger = Voter(self.stack.url("OperationsApi"), self.claire.origin, None)
        unsigned = stranger.post(path, {}).status
        self.report.check(unsigned == 403, f"an unsigned call to the operators' API is refused: {unsigned}")
        elsewhere = self.claire.post(path, {}).status
        self.report.check(elsewhere in (403, 404), f"the voters' API has no such route: {elsewhere}")
        early = self.bureau.asks_for_the_seal(election["id"])
        open_still = early.status == 200 and early.json["state"] == "open"
        self.report.check(open_still, f"the bureau may call it, and nothing is sealed while the vote is open: {early}")

    def is_counted_once_in_each_election(self):
        ballots, marked = self.rows()
        self.report.check((ballots, marked) == (3, 3), f"the urn holds {ballots} ballots, and {marked} émargements")

    # ------------------------------------------------------------------ what the steps are made of

    def step(self, function, answer, status):
        self.observer.after(function)
        self.report.check(answer.status == status, f"{function:24} {answer.status} {answer.code or ''}")
        return answer

    def compute(self, code, **question):
        return self.claire.compute(event="pro2022", voter_number=self.line["number"], code=code, **question)

    def ballot(self, election, choice):
        self.choices[election["id"]] = choice
        sealed = self.step("show-election", self.claire.get(f"/api/elections/{election['id']}"), 200)
        vote = {"election": sealed.body.decode(), "list": choice}
        return self.compute(self.code, vote=[vote])["ballots"][0]

    def mailed(self, address):
        """The token of the last link written to an address."""
        with urllib.request.urlopen(f"{self.emulator.endpoint}/_ministack/ses/messages") as answer:
            kept = json.dumps(json.loads(answer.read())["messages"])
        mails = [mail for mail in _mails(json.loads(kept)) if address in json.dumps(mail)]
        tokens = [found for mail in mails for found in TOKEN.findall(json.dumps(mail, ensure_ascii=False))]
        self.report.check(tokens, f"a link was mailed to {address}")
        return tokens[-1]

    def texted(self, number):
        """The token of the last link sent to a telephone."""
        query = urllib.parse.urlencode({"phoneNumber": number})
        with urllib.request.urlopen(f"{self.emulator.endpoint}/_ministack/sns/sms-messages?{query}") as answer:
            sent = json.loads(answer.read())["sms_messages"][number]
        tokens = [found for message in sent for found in TOKEN.findall(message["Message"])]
        self.report.check(tokens, f"a link was sent to {number}")
        return tokens[-1]

    def rows(self):
        """How many ballots and émargements there are, read by the operator."""
        storage = self.emulator.client("dynamodb")
        ballots = storage.scan(TableName="isoloir-urn", Select="COUNT")["Count"]
        marked = storage.scan(
            TableName="isoloir-rights", Select="COUNT", FilterExpression="attribute_exists(voted_at)"
        )["Count"]
        return ballots, marked


def _mails(kept):
    """The mails in the order of their sending, whatever the emulator groups them by."""
    if isinstance(kept, list):
        return kept
    mails = [mail for group in kept.values() for mail in (group if isinstance(group, list) else [group])]
    return sorted(mails, key=lambda mail: str(mail.get("Timestamp", mail.get("timestamp", ""))))
