import { expect, it } from "vitest";
import { published, resultsSpecimens } from "./results.ts";

it("we_01 a list's title and an archive's name are text, whatever they hold", () => {
  const title = `<img src=x onerror=alert(1)>`;
  const archive = { name: `"><script>`, bytes: 1, sha256: "<b>", head: "<i>" };
  const one = { id: "R7AxU4XsA1pU7D", title, registered: 1, voters: 1, expressed: 1, seats: 1, lists: [{ title, votes: 1, seats: 1 }], by_lot: { seats: 1, among: [0] }, archive };
  const { markup } = published({ now: "", state: "published", elections: [one] });
  expect(markup).not.toMatch(/<(img|script|b|i)[ >]/);
});

it("an election without a blank vote shows none", () => {
  const one = { id: "R7AxU4XsA1pU7D", title: "", registered: 0, voters: 0, expressed: 0, seats: 1, lists: [], archive: { name: "", bytes: 0, sha256: "", head: "" } };
  expect(published({ now: "", state: "published", elections: [one] }).markup).not.toContain("blancs");
  expect(published({ now: "", state: "published", elections: [{ ...one, blank: 0 }] }).markup).toContain("blancs");
});

it("the turnout gives way to the results once all are there", () => {
  const of = (state: string) => resultsSpecimens().find((specimen) => specimen.state === state)!.main.markup;
  expect(of("turnout")).toContain("Participation par scrutin");
  expect(of("partly-published")).toContain("Participation par scrutin");
  expect(of("published")).not.toContain("Participation par scrutin");
});
