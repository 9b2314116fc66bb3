/** The booth and the bureau's hours: before the opening, suspended, closed; and a voter under whom it changes (V35–V37, VOT-502, VOT-505). */

import type { Browser, Page } from "@playwright/test";
import { expect, test, type LocalPortal } from "./portal.ts";
import { CAPN, CSA, enterBooth, expectReceipt, fill, giveCode, MJS, signIn } from "./voting.ts";

test.use({ portalOptions: ["--clock", "2022-11-30T18:30:00+01:00"] });

test("before the opening, every address of the booth says when the vote opens, and asks for no code", async ({ page, portal }) => {
  await signIn(page, portal, 1);
  for (const address of ["/vote", "/vote/code", "/vote/reassort", `/vote/${CAPN.id}`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Le vote n'est pas encore ouvert");
    await expect(page.getByText("Le vote ouvrira le jeudi 1er décembre 2022 à 8 h (heure de Paris).")).toBeVisible();
    await expect(page.getByRole("link", { name: "Consulter les candidatures" })).toHaveAttribute("href", "/portail/scrutins");
    await expect(page.getByRole("textbox")).toHaveCount(0);
  }
});

test("a suspension under a voter who chooses and one who confirms: no vote is recorded, and both are told so", async ({ another, browser }) => {
  const portal = await another("--clock", "2022-12-01T12:27:00+01:00");
  const [confirming, choosing] = [await visitOf(browser, portal), await visitOf(browser, portal)];
  await enterBooth(confirming, portal, 1);
  await fill(confirming, CAPN, /Sgen-CFDT/);
  await enterBoothAt(choosing, portal, 4, MJS);

  await portal.restart("--clock", "2022-12-01T12:30:00+01:00", "--suspended");
  await confirming.getByRole("button", { name: "JE VOTE" }).click();
  await expectSuspended(confirming);
  await choosing.getByRole("radio", { name: /SOLIDAIRES/ }).check();
  await choosing.getByRole("button", { name: "Continuer" }).click();
  await choosing.getByRole("button", { name: "JE VOTE" }).click();
  await expectSuspended(choosing);

  for (const address of ["/vote", "/vote/code", "/vote/reassort", `/vote/${CAPN.id}`]) {
    await confirming.goto(address);
    await expect(confirming.getByRole("heading", { level: 1 })).toHaveText("Le vote est suspendu");
    for (const sentence of [
      "Le vote est suspendu par le bureau de vote depuis le jeudi 1er décembre 2022 à 12 h 30 (heure de Paris).",
      "Motif : Une panne du réseau empêche une partie des électeurs de voter.",
      "Prochaine information : jeudi 1er décembre 2022 à 14 h 30 (heure de Paris).",
    ]) await expect(confirming.locator("main").getByText(sentence)).toBeVisible();
    await expect(confirming.getByRole("textbox")).toHaveCount(0);
  }
  for (const visit of [confirming, choosing]) await expectNothingRecorded(visit);
  for (const visit of [confirming, choosing]) await visit.context().close();
});

test("ca_10 minutes of grace are for those who were signed in at the close; after them no vote is recorded, and the voter is told so", async ({ another, browser }) => {
  const portal = await another("--clock", "2022-12-08T16:58:00+01:00");
  const [page, inGrace, late] = [await visitOf(browser, portal), await visitOf(browser, portal), await visitOf(browser, portal)];
  // Her account is active since before the close, and she signs in after it.
  await signIn(late, portal, 3);
  await late.context().clearCookies();
  await enterBooth(inGrace, portal, 2);
  await fill(inGrace, CSA, /Vote Blanc/);
  await enterBoothAt(page, portal, 1, CAPN);

  await portal.restart("--clock", "2022-12-08T17:10:00+01:00");
  await inGrace.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(inGrace, CSA);
  const { code } = await signIn(late, portal, 3);
  await late.goto("/vote/code");
  await giveCode(late, code);
  await expect(late.locator("main")).toContainText("Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris).");
  await expect(late.locator("main")).toContainText("VOT-502");
  // The session of the voter who is still choosing stays open.
  expect((await page.request.get("/api/portal")).status()).toBe(200);

  await portal.restart("--clock", "2022-12-08T17:16:00+01:00");
  await page.getByRole("radio", { name: /Sgen-CFDT/ }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre bulletin n'a pas été déposé");
  await expect(page.getByRole("alert")).toContainText("Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris). Votre bulletin n'a pas été déposé.");
  await expect(page.getByRole("alert")).toContainText("VOT-502");

  for (const address of ["/vote", "/vote/code", `/vote/${CAPN.id}`]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Le vote est clos");
    await expect(page.locator("main")).toContainText("Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris).");
    await expect(page.getByRole("textbox")).toHaveCount(0);
  }
  await expectNothingRecorded(page);
  const download = inGrace.waitForEvent("download");
  await inGrace.getByRole("button", { name: "Télécharger mon émargement", exact: true }).click();
  expect((await download).suggestedFilename()).toBe(`emargement-${CSA.id}.pdf`);
  for (const visit of [page, inGrace, late]) await visit.context().close();
});

/** A page of another voter's browser. */
async function visitOf(browser: Browser, portal: LocalPortal): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.origin });
  return context.newPage();
}

/** A voter whose ballot is open, with nothing chosen yet (V26). */
async function enterBoothAt(page: Page, portal: LocalPortal, line: number, election: { title: string }): Promise<void> {
  await enterBooth(page, portal, line);
  await page.getByRole("link", { name: `Participer au scrutin ${election.title}` }).click();
  await expect(page.getByRole("radio", { name: /Vote Blanc/ })).toBeEnabled();
}

async function expectSuspended(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre bulletin n'a pas été déposé");
  await expect(page.getByRole("alert")).toContainText("Le vote est suspendu par le bureau de vote depuis 12 h 30 (heure de Paris). Aucun vote n'a été enregistré par cette action.");
  await expect(page.getByRole("alert")).toContainText("VOT-505");
}

/** No émargement of the voter's exists: nothing was recorded, whatever the page said. */
async function expectNothingRecorded(page: Page): Promise<void> {
  const { elections } = (await (await page.request.get("/api/portal")).json()) as { elections: { state: string }[] };
  expect(elections.length).toBeGreaterThan(0);
  expect(elections.map(({ state }) => state)).not.toContain("voted");
  await page.goto("/vote/emargements");
  await expect(page.getByRole("button", { name: /Télécharger mon émargement/ })).toHaveCount(0);
}
