/** What the booth itself refuses: a lying portal, a changed election, a device without randomness. */

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./portal.ts";
import { ballotBox, CAPN, CSA, enterBooth, expectReceipt, fill, giveCode, MJS, referenceShown, signIn } from "./voting.ts";

// A clock of its own gives this file a portal of its own: a right to vote serves once.
test.use({ portalOptions: ["--clock", "2022-12-01T12:29:00+01:00"] });

test("rc_02 a portal that answers another ballot's receipt is caught: full stop, an evidence file, and no further vote on this page", async ({ page, portal, browser }) => {
  // A receipt that the ballot box really signed, for somebody else's ballot.
  const other = await browser.newPage({ baseURL: portal.origin });
  let signed = "";
  other.on("response", async (response) => {
    if (response.url().endsWith("/ballots")) signed = await response.text();
  });
  await enterBooth(other, portal, 1);
  await fill(other, CAPN, /Vote Blanc/);
  await other.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(other, CAPN);
  const theirs = await referenceShown(other);
  await other.context().close();

  await page.route(ballotBox(CAPN), async (route) => {
    await route.fetch();
    await route.fulfill({ contentType: "application/json", body: signed });
  });
  await enterBooth(page, portal, 2);
  await fill(page, CAPN, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByRole("alert")).toContainText("La référence renvoyée par l'urne ne correspond pas à celle de votre appareil. Ne recommencez pas");
  await expect(page.getByRole("alert")).toContainText("VOT-504");
  const ours = await referenceShown(page);
  expect(ours).not.toBe(theirs);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Télécharger le dossier de preuve" }).click();
  const evidence = JSON.parse(readFileSync((await (await download).path())!, "utf8"));
  expect(evidence).toMatchObject({ kind: "isoloir-evidence", fault: "deposit:other_ballot", reference: ours, election: CAPN.id });
  expect(JSON.parse(evidence.answer).reference).toBe(theirs);
  expect(JSON.stringify(evidence)).not.toContain(portal.voter(2).code);

  await page.goBack();
  await expect(page.getByRole("alert")).toContainText("VOT-504");
  await expect(page.getByRole("radio")).toHaveCount(0);
});

test("rc_01 a receipt whose minute was changed is no receipt", async ({ page, portal }) => {
  await page.route(ballotBox(CSA), async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    await route.fulfill({ response, json: { ...answer, deposited_at: "2022-12-02T11:47:00Z" } });
  });
  await enterBooth(page, portal, 2);
  await fill(page, CSA, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByRole("alert")).toContainText("VOT-504");
});

test("rc_11 the signed file that the page offers is the one it verified, whatever PDF the portal makes", async ({ page, portal }) => {
  await page.route("**/api/receipts/deposit", (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify({ status: 503, code: "SYS-900", title: "Le service est momentanément indisponible." }) }));
  await enterBooth(page, portal, 3);
  await fill(page, CSA, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CSA);
  await page.getByRole("button", { name: /^Télécharger ma preuve de dépôt/ }).click();
  await expect(page.locator("#receipt-state")).toContainText("Le service est momentanément indisponible.");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Télécharger la preuve signée (JSON)" }).click();
  const receipt = JSON.parse(readFileSync((await (await download).path())!, "utf8"));
  expect(receipt.reference).toBe(await referenceShown(page));
});

test("bp_17 an election whose lists are not those on the screen is not voted in", async ({ page, portal }) => {
  await page.route(`**/api/elections/${CSA.id}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("FSU Académie de Paris", "FSU Académie de Lyon") });
  });
  await enterBooth(page, portal, 4);
  await page.getByRole("link", { name: `Participer au scrutin ${CSA.title}` }).click();
  await expect(page.getByText("Les listes affichées ne sont pas celles du scrutin scellé.")).toBeVisible();
  await expect(page.getByRole("radio")).toHaveCount(0);
});

test("bp_17 an election that changes between two reads is not voted in", async ({ page, portal }) => {
  let reads = 0;
  let ballots = 0;
  await page.route(ballotBox(CSA), (route) => (ballots++, route.continue()));
  await page.route(`**/api/elections/${CSA.id}`, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    await route.fulfill({ response, body: reads++ === 0 ? body : body.replace('"description":"', '"description":"2 ') });
  });
  await enterBooth(page, portal, 4);
  await fill(page, CSA, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText("L'empreinte de ce scrutin a changé pendant votre visite.")).toBeVisible();
  expect(ballots).toBe(0);
});

for (const [what, stub] of [
  ["answers zeros", "self.crypto.constructor.prototype.getRandomValues = function getRandomValues(bytes) { return bytes.fill(0); };"],
  ["fails", "self.crypto.constructor.prototype.getRandomValues = function getRandomValues() { throw new Error(); };"],
] as const) {
  test(`we_06 a device whose getRandomValues ${what} is refused, and nothing is sent`, async ({ page, portal }) => {
    await stubWorker(page, stub);
    const posts: string[] = [];
    page.on("request", (request) => request.method() === "POST" && posts.push(new URL(request.url()).pathname));
    const voter = await signIn(page, portal, 5);
    await page.goto("/vote/code");
    await giveCode(page, voter.code);
    await expect(page.getByText("Ce navigateur ne fournit pas de nombres aléatoires sûrs")).toBeVisible();
    await expect(page.getByText("Aucun vote n'a été enregistré.")).toBeVisible();
    expect(posts).toEqual([]);
  });
}

test("we_06 a device whose randomness breaks after the code was given casts no ballot", async ({ page, portal }) => {
  // The generator works for the proofs of possession, and no more once a ballot is asked for.
  await stubWorker(page, "addEventListener('message', ({ data }) => { if (data.action === 'prepare') self.crypto.constructor.prototype.getRandomValues = (bytes) => bytes.fill(0); });");
  let ballots = 0;
  await page.route(ballotBox(MJS), (route) => (ballots++, route.continue()));
  await enterBooth(page, portal, 5);
  await fill(page, MJS, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText("Ce navigateur ne fournit pas de nombres aléatoires sûrs")).toBeVisible();
  expect(ballots).toBe(0);
});

test("we_08 a browser whose worker does not start is told so, without a half vote", async ({ page, portal }) => {
  await page.route(/\/assets\/worker-[^/]*\.js$/, (route) => route.abort());
  const voter = await signIn(page, portal, 6);
  await page.goto("/vote/code");
  await giveCode(page, voter.code);
  await expect(page.getByText("Le chiffrement n'a pas pu être fait correctement sur cet appareil.")).toBeVisible();
  await expect(page.getByText("Aucun vote n'a été enregistré.")).toBeVisible();
});

/** Puts a line before the booth's worker. */
async function stubWorker(page: Page, line: string): Promise<void> {
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${line}\n${await response.text()}` });
  });
}
