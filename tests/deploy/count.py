"""The end of the vote: sealed, closed, counted by the trustees and proclaimed, by those who do it and under their roles."""

import datetime
import re
import time


class Count:
    def __init__(self, stack, event, bureau, journey, observer, report):
        self.stack, self.event, self.bureau = stack, event, bureau
        self.journey, self.observer, self.report = journey, observer, report

    def go(self):
        print("── the count", flush=True)
        elections = list(self.journey.choices)
        self.ends_the_vote()
        self.seals(elections)
        archives = self.closes()
        self.bureau.does("decisions", self.event.files, "--out", self.event.folder / "decisions")
        self.bureau.does("reissue-log", self.event.files, "--out", self.event.folder / "reissues")
        self.bureau.does("confirm-participation", self.event.files, "--journal", self.event.folder / "confirmed.txt")
        for election in elections:
            final = self.event.counts(election, *archives[election])
            self.bureau.does("publish", self.event.files, "--archive", final, "--out", self.event.folder / "published")
        self.is_proclaimed()

    def ends_the_vote(self):
        """Nobody moves the functions' clock, and the program imports nothing else once an event is sealed: the account's root user moves
        the end of the vote, and the functions that keep the calendar in memory read it anew."""
        ended = self.event.end_the_vote()
        self.stack.emulator.client("dynamodb").update_item(
            TableName="isoloir-event",
            Key={"event": {"S": "pro2022"}, "item": {"S": "event"}},
            UpdateExpression="SET calendar.vote_closes = :ended, calendar.grace_minutes = :none",
            ExpressionAttributeValues={":ended": {"N": str(int(ended.timestamp()))}, ":none": {"N": "0"}},
        )
        for function in ["SealBallotBox", "ShowResults"]:
            self.stack.start_anew(function)

    def seals(self, elections):
        """Where codes were re-issued, the program that knows the final list has to say it."""
        first = [self.bureau.asks_for_the_seal(election).json for election in elections]
        closing = all(one["state"] == "closing" for one in first)
        self.report.check(closing, "the operators' API closes the gates of each election")
        ready = max(datetime.datetime.fromisoformat(one["ready_at"]) for one in first)
        while datetime.datetime.now(datetime.UTC) < ready:
            time.sleep(1)
        for election in elections:
            told = self.bureau.asks_for_the_seal(election)
            expected = "credentials_needed" if election in self.journey.reissued else "sealed"
            self.report.check(told.json.get("state") == expected, f"asked again, it answers {told.json.get('state')}")
            again = self.bureau.asks_for_the_seal(election)
            self.report.check(again.body == told.body, "and the same bytes when asked again")

    def closes(self):
        """The archive of each election, how many ballots it holds and its head, as the minutes keep them."""
        out = self.event.folder / "archives"
        said = self.bureau.does("close", self.event.files, "--sealed", self.event.portal, "--out", out)
        counts, heads = re.findall(r"bulletins\s+(\d+)", said), re.findall(r"tête\s+([0-9a-f]{64})", said)
        archives = re.findall(r"archive\s+(\S+/(\S+)\.bel)", said)
        closed = {uuid: (path, count, head) for (path, uuid), count, head in zip(archives, counts, heads, strict=True)}
        once = all(closed[election][1] == "1" for election in self.journey.choices)
        self.report.check(once, f"{len(closed)} boxes are closed with one ballot and one émargement each")
        return closed

    def is_proclaimed(self):
        shown = self.journey.step("show-results", self.journey.claire.get("/api/results"), 200).json
        self.report.check(shown["state"] == "published", "every result is shown")
        for election in shown["elections"]:
            choice = self.journey.choices[election["id"]]
            votes = [one["votes"] for one in election["lists"]]
            known = [int(place == choice) for place in range(len(votes))]
            blank = int(choice is None)
            right = votes == known and election["blank"] == blank and election["voters"] == 1
            self.report.check(right, f"{election['title']}: {votes} and {election['blank']} blank, as was voted")
