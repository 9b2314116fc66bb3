/** The guide's path in the booth (V20–V31), and what stays of it anywhere. */

import type { Download, Page, Request } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./portal.ts";
import { CAPN, CSA, enterBooth, expectReceipt, fill, giveCode, MJS, referenceShown, signIn } from "./voting.ts";

// A clock of its own gives this file a portal of its own: a right to vote serves once.
test.use({ portalOptions: ["--clock", "2022-12-01T12:27:00+01:00"] });

test("the guide's voter votes in three elections, keeps the receipts, is thanked and signs out", async ({ page, portal }) => {
  const voter = await signIn(page, portal, 1);
  await page.goto("/vote");
  await expect(page).toHaveURL(/\/vote\/code$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saisie du code de vote");
  await giveCode(page, voter.code);
  await expect(page).toHaveURL(/\/vote$/);

  const remaining = ["Il vous reste encore 2 scrutins", "Il vous reste encore 1 scrutin pour lequel", "Nous vous remercions d'avoir participé"];
  for (const [place, [election, choice]] of ([[CAPN, /Sgen-CFDT/], [CSA, /Vote Blanc/], [MJS, /UNSA Education/]] as const).entries()) {
    await fill(page, election, choice);
    await page.getByRole("button", { name: "JE VOTE" }).click();
    await expectReceipt(page, election);
    const reference = await referenceShown(page);
    expect(reference).toMatch(/^[A-Za-z0-9+/]{43}$/);

    const emargement = await downloaded(page, "Télécharger mon émargement");
    expect(emargement.suggestedFilename()).toBe(`emargement-${election.id}.pdf`);
    expect(await head(emargement)).toBe("%PDF");
    const deposit = await downloaded(page, "Télécharger ma preuve de dépôt du bulletin de vote dans l'urne");
    expect(await head(deposit)).toBe("%PDF");
    const signed = await downloaded(page, "Télécharger la preuve signée (JSON)");
    const receipt = JSON.parse(readFileSync((await signed.path())!, "utf8"));
    expect(receipt).toMatchObject({ kind: "isoloir-deposit", election: election.id, reference });
    expect(JSON.stringify(receipt)).not.toContain(voter.familyName);
    await expect(page.locator("main")).toContainText(remaining[place]!);
  }
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page).toHaveURL(/\/deconnexion$/);
});

test("a typing error is told by its group before any request is made, and the code is grouped while it is typed", async ({ page, portal }) => {
  const voter = await signIn(page, portal, 2);
  await page.goto("/vote/code");
  const field = page.getByRole("textbox", { name: /Code de vote/ });
  await field.pressSequentially(voter.code.replace(/-/g, "").toLowerCase());
  await expect(field).toHaveValue(voter.code);

  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  const spoiled = voter.code.slice(0, 12) + (voter.code[12] === "7" ? "8" : "7") + voter.code.slice(13);
  for (const [typed, told] of [
    [spoiled, "Ce code comporte une erreur de frappe : vérifiez le 3e groupe."],
    [voter.code.slice(0, -1), "Ce code comporte 19 signes au lieu de 20 : vérifiez qu'il est complet."],
    [`🙂${voter.code}`, "Ce code comporte un signe qui n'existe dans aucun code de vote : vérifiez le 1er groupe."],
    ["<script>alert(1)</script>", "Ce code comporte un signe qui n'existe dans aucun code de vote : vérifiez le 1er groupe."],
    ["", "Saisissez votre code de vote."],
    ["9".repeat(10_000), "signes au lieu de 20 : vérifiez qu'il est complet."],
  ] as const) {
    await field.fill(typed);
    await page.getByRole("button", { name: "Connexion", exact: true }).click();
    await expect(page.locator("#code-error")).toHaveText(plain(told));
    await expect(page.locator("#summary")).toBeFocused();
  }
  await expect(page.locator("#work-box-error")).not.toBeEmpty();
  expect(posts).toEqual([]);

  await giveCode(page, ` ${voter.code.toLowerCase().replace(/-/g, "\u00a0– ")}\n`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Élections professionnelles 2022");
});

test("vc_04 another voter's code is not recognised, and says how many tries are left", async ({ page, portal }) => {
  await signIn(page, portal, 3);
  await page.goto("/vote/code");
  await giveCode(page, portal.voter(1).code);
  await expect(page.locator("#code-error")).toContainText("Ce code de vote n'est pas reconnu. Il vous reste 4 essais.");
  await expect(page.locator("#summary").getByText("COD-302")).toBeVisible();
  await expect(page.locator("#summary").getByRole("link", { name: /réassort/ })).toBeVisible();
});

test("vc_01 we_04 neither the code, nor the choice, nor the ballot's reference is in any address, title, history, storage or request but the ballot's own", async ({ page, portal }) => {
  const requests: Request[] = [];
  page.on("request", (request) => requests.push(request));
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  const voter = await enterBooth(page, portal, 4);
  await fill(page, CSA, /SUD éducation Paris/);
  const confirming = await keptByBrowser(page);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CSA);
  const reference = await referenceShown(page);
  const kept = confirming + (await keptByBrowser(page)) + addresses.join(" ");
  const code = voter.code.replace(/-/g, "");
  const secrets = [voter.code, code, code.toLowerCase(), code.slice(0, 10), "SUD éducation", "SUD%20"];
  for (const secret of [...secrets, "blank", "choice", reference, encodeURIComponent(reference)]) expect(kept).not.toContain(secret);
  const bodies = requests.map((request) => `${request.method()} ${request.url()} ${request.postData() ?? ""}`);
  for (const secret of secrets) expect(bodies.filter((body) => body.includes(secret))).toEqual([]);
  const sent = requests.filter((request) => new URL(request.url()).pathname.endsWith("/ballots"));
  expect(sent).toHaveLength(1);
  expect(Object.keys(sent[0]!.postDataJSON())).toEqual(["election_uuid", "election_hash", "credential", "answers", "signature"]);
  expect(bodies.filter((body) => body.includes("choices") || body.includes("individual_proofs"))).toHaveLength(1);
  expect(new Set(requests.map((request) => new URL(request.url()).origin))).toEqual(new Set([portal.origin]));
});

test("rc_05 the proof of deposit is gone once its screen is left, after one question, and the émargement stays", async ({ page, portal }) => {
  await enterBooth(page, portal, 5);
  await fill(page, CSA, /FNEC FP/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CSA);
  const reference = await referenceShown(page);

  await page.getByRole("link", { name: `Participer au scrutin ${MJS.title}` }).click();
  const question = page.getByRole("dialog", { name: "Vous n'avez pas téléchargé votre preuve de dépôt." });
  await expect(question).toBeVisible();
  await question.getByRole("button", { name: "Rester pour la télécharger" }).click();
  await expectReceipt(page, CSA);
  await page.goBack();
  await question.getByRole("button", { name: "Continuer sans la télécharger" }).click();
  await expect(page.getByText(/Vous avez déjà voté à ce scrutin le/)).toBeVisible();
  await expect(page.locator("body")).not.toContainText(reference.slice(0, 8));

  await page.getByRole("link", { name: "Mes émargements" }).click();
  await expect(page).toHaveURL(/\/vote\/emargements$/);
  const emargement = await downloaded(page, `Télécharger mon émargement au scrutin ${CSA.title}`);
  expect(await head(emargement)).toBe("%PDF");
});

test("the choice is kept when the voter goes back from the confirmation, and forgotten when the page is reloaded", async ({ page, portal }) => {
  await enterBooth(page, portal, 7);
  await fill(page, CAPN, /Vote Blanc/);
  await expect(page.locator("main")).toContainText("En cliquant sur JE VOTE, votre vote sera définitif et non modifiable.");
  await page.getByRole("button", { name: "RETOUR" }).click();
  await expect(page.getByRole("radio", { name: /Vote Blanc/ })).toBeChecked();
  await page.goForward();
  await expect(page.getByRole("button", { name: "JE VOTE" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saisie du code de vote");
  await expect(page.getByRole("textbox", { name: /Code de vote/ })).toHaveValue("");
});

test("nothing is chosen before the voter chooses, every list has the same card, and the blank vote is last", async ({ page, portal }) => {
  await enterBooth(page, portal, 7);
  await page.getByRole("link", { name: `Participer au scrutin ${CSA.title}` }).click();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("#summary").getByRole("link", { name: /Choisissez une liste ou « Vote blanc »/ })).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("radio")).toHaveCount(7);
  await expect(page.getByRole("radio").last()).toHaveAttribute("value", "blank");
  await expect(page.locator(".ballot-card img")).toHaveCount(7);
});

test("when one logo does not come, no list has one", async ({ page, portal }) => {
  await page.route(`**/logos/${CSA.id}/3.svg`, (route) => route.abort());
  await enterBooth(page, portal, 7);
  await page.getByRole("link", { name: `Participer au scrutin ${CSA.title}` }).click();
  await expect(page.getByRole("radio")).toHaveCount(7);
  await expect(page.locator(".ballot-card img")).toHaveCount(0);
});

test("we_05 the same requests are made for each choice, the blank vote included", async ({ page, portal }) => {
  const made: string[][] = [];
  for (const [election, choice] of [[CSA, /Vote Blanc/], [MJS, /FSU-ENGAGÉ/]] as const) {
    await enterBooth(page, portal, 8);
    const paths: string[] = [];
    const note = (request: Request) => paths.push(`${request.method()} ${new URL(request.url()).pathname.replace(election.id, "")}`);
    // Pictures are asked for each time they are shown, as browsers may.
    await page.route("**/logos/**", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "cache-control": "no-store" } });
    });
    page.on("request", note);
    await fill(page, election, choice);
    await page.getByRole("button", { name: "JE VOTE" }).click();
    await expectReceipt(page, election);
    page.off("request", note);
    made.push(paths);
    await downloaded(page, "Télécharger la preuve signée (JSON)");
  }
  // Both elections have six lists. The order of the pictures is that of the cards, drawn for each election.
  expect(made[0]!.sort()).toEqual(made[1]!.sort());
  expect(made[0]!.filter((path) => path.endsWith("/ballots"))).toHaveLength(1);
});

test("a portal without the event's public page still lets the voter vote", async ({ page, portal }) => {
  await page.route("**/api/event", (route) => route.fulfill({ status: 404, contentType: "application/problem+json", body: `{"status":404,"code":"REQ-006","title":"…"}` }));
  await page.route("**/lists", (route) => route.abort());
  await enterBooth(page, portal, 9);
  await fill(page, MJS, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, MJS);
});

async function downloaded(page: Page, name: string): Promise<Download> {
  const download = page.waitForEvent("download", { timeout: 20_000 });
  await page.getByRole("button", { name, exact: true }).click();
  return download;
}

async function head(download: Download): Promise<string> {
  return readFileSync((await download.path())!).subarray(0, 4).toString("latin1");
}

/** The sentence as the catalogue spaces it. */
function plain(sentence: string): RegExp {
  return new RegExp(sentence.replace(/[.()]/g, "\\$&").replace(/ /g, "\\s"));
}

/** Everything of this page that the browser keeps, and what its address bar shows. */
function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map((request) => request.url)));
    return JSON.stringify([location.href, document.title, history.state, { ...localStorage }, { ...sessionStorage }, databases, cached, document.cookie, performance.getEntriesByType("resource").map((entry) => entry.name), window.name]);
  });
}

