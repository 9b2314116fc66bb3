/** V28: whatever happens to a sending, its end is one receipt, or the sentence that no vote was recorded. */

import type { Page, Route } from "@playwright/test";
import { expect, test } from "./portal.ts";
import { ballotBox, CAPN, CSA, enterBooth, expectReceipt, fill, MJS, referenceShown, signIn } from "./voting.ts";

// A clock of its own gives this file a portal of its own: a right to vote serves once.
test.use({ portalOptions: ["--clock", "2022-12-01T12:28:00+01:00"] });

test("ca_05 the answer is lost after the ballot was recorded: the same bytes are sent again and the receipt is of the same ballot", async ({ page, portal }) => {
  const seen = gate();
  const bodies = await watched(page, CAPN, async (route, time) => {
    if (time > 2) return seen.opened.then(() => route.continue());
    await route.fetch();
    await route.abort("connectionreset");
  });
  await enterBooth(page, portal, 1);
  await fill(page, CAPN, /Sgen-CFDT/);
  const said = await statuses(page);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByRole("button", { name: "Vérifier maintenant" })).toBeVisible();
  const before = await referenceShown(page);
  seen.open();
  await expectReceipt(page, CAPN);
  expect(await referenceShown(page)).toBe(before);
  expect(await said()).toContain("Nous vérifions si votre bulletin a été reçu…");
  expect(bodies.length).toBeGreaterThanOrEqual(3);
  expect(new Set(bodies).size).toBe(1);
});

test("we_09 the network is cut before the ballot arrives: it is sent again when the network is back, once", async ({ page, portal, context }) => {
  await enterBooth(page, portal, 2);
  await fill(page, CAPN, /Vote Blanc/);
  await context.setOffline(true);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  // The sealed parameters are read again before anything is encrypted: without network, nothing was sent.
  await expect(page.getByText("Aucun vote n'a été enregistré par cette action.")).toBeVisible();
  await context.setOffline(false);
  const called = gate();
  const bodies = await watched(page, CAPN, (route, time) => (time === 1 ? route.abort("internetdisconnected") : called.opened.then(() => route.continue())));
  await page.getByRole("button", { name: "Réessayer" }).click();
  await expect(page.getByRole("radio", { name: /Vote Blanc/ })).toBeChecked();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await page.getByRole("button", { name: "Vérifier maintenant" }).click();
  called.open();
  await expectReceipt(page, CAPN);
  expect(new Set(bodies).size).toBe(1);
});

test("we_09 a double click sends one ballot", async ({ page, portal }) => {
  const bodies = await watched(page, CSA, (route) => route.continue());
  await enterBooth(page, portal, 2);
  await fill(page, CSA, /FSU Académie/);
  await page.getByRole("button", { name: "JE VOTE" }).dblclick();
  await expectReceipt(page, CSA);
  expect(bodies).toHaveLength(1);
});

test("we_09 leaving while the ballot is on its way is asked about, the back button changes nothing, and a reload shows that the vote is recorded", async ({ page, portal }) => {
  const answer = gate();
  const recorded = gate();
  await watched(page, CAPN, async (route) => {
    const response = await route.fetch();
    recorded.open();
    await answer.opened;
    await route.fulfill({ response }).catch(() => undefined);
  });
  await enterBooth(page, portal, 3);
  await fill(page, CAPN, /SUI-FSU/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText("Dépôt dans l'urne…")).toBeVisible();
  await page.goBack().catch(() => undefined);
  await expect(page.getByText("Dépôt dans l'urne…")).toBeVisible();

  await recorded.opened;
  const asked = page.waitForEvent("dialog");
  const reload = page.reload().catch(() => undefined);
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  answer.open();
  await reload;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saisie du code de vote");
  await page.goto("/vote/emargements");
  await expect(page.getByRole("row", { name: new RegExp(CAPN.title) })).toBeVisible();
});

test("ca_04 a second tab that sends another ballot after the vote is told when the voter voted, and no ballot of it is recorded", async ({ page, portal, context }) => {
  await enterBooth(page, portal, 4);
  await fill(page, MJS, /SOLIDAIRES/);
  const second = await context.newPage();
  await second.goto("/vote/code");
  await enterBooth(second, portal, 4);
  await fill(second, MJS, /Vote Blanc/);
  await second.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(second, MJS);
  // The log-in of the second tab ended nothing of the first: the same voter, and another session.
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText(/Vous avez déjà voté à ce scrutin le .* Ce nouvel envoi n'a pas été enregistré\./)).toBeVisible();
  await expect(page.getByText("VOT-501")).toBeVisible();
  await page.getByRole("link", { name: "Revenir à mes scrutins" }).click();
  await expect(page.locator("main")).toContainText("✓ Choix enregistré le");
});

test("a session that ended before the ballot was sent says that no vote was recorded", async ({ page, portal, context }) => {
  await enterBooth(page, portal, 5);
  await fill(page, CSA, /Vote Blanc/);
  await context.clearCookies();
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText("Votre session a expiré. Aucun vote n'a été enregistré par cette action.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Me connecter" })).toHaveAttribute("href", "/connexion");
});

test("we_09 a session that ended while the answer was lost is signed in again in another tab, and the same ballot is acknowledged", async ({ page, portal, context }) => {
  const bodies = await watched(page, CSA, async (route, time) => {
    if (time > 1) return route.continue();
    await route.fetch();
    await context.clearCookies();
    await route.abort("connectionreset");
  });
  await enterBooth(page, portal, 5);
  await fill(page, CSA, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expect(page.getByText(/Connectez-vous dans un nouvel onglet/)).toBeVisible();
  await signIn(page, portal, 5);
  await page.getByRole("button", { name: "Vérifier maintenant" }).click();
  await expectReceipt(page, CSA);
  expect(new Set(bodies).size).toBe(1);
});

test("ca_16 a portal that is too busy eight times ends in « no vote recorded », and the voter begins again", async ({ page, portal }) => {
  test.slow();
  await page.clock.install();
  let busy = true;
  const bodies = await watched(page, CSA, (route) =>
    busy
      ? route.fulfill({ status: 503, headers: { "Retry-After": "1" }, contentType: "application/problem+json", body: JSON.stringify({ status: 503, code: "SYS-901", title: "Le service est momentanément très demandé." }) })
      : route.continue(),
  );
  await enterBooth(page, portal, 6);
  await fill(page, CSA, /CGT/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  const end = page.getByText("Votre bulletin n'a pas été reçu : aucun vote n'est enregistré, vous pouvez recommencer.");
  await expect(async () => {
    await page.clock.fastForward(21_000);
    await expect(end).toBeVisible({ timeout: 300 });
  }).toPass({ timeout: 60_000 });
  expect(bodies).toHaveLength(8);
  busy = false;
  await page.getByRole("link", { name: "Recommencer" }).click();
  await page.getByRole("radio", { name: /CGT/ }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CSA);
});

for (const [code, status, title] of [
  ["VOT-502", 409, "Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris). Votre bulletin n'a pas été déposé."],
  ["VOT-505", 409, "Le vote est suspendu par le bureau de vote depuis 12 h 27 (heure de Paris). Aucun vote n'a été enregistré par cette action."],
  ["VOT-510", 400, "Votre bulletin n'a pas la forme attendue. Aucun vote n'est enregistré."],
  ["VOT-511", 422, "Ce bulletin a été fait pour un autre scrutin. Aucun vote n'est enregistré."],
  ["VOT-512", 422, "Les preuves de ce bulletin ne sont pas valables. Aucun vote n'est enregistré."],
  ["VOT-513", 403, "Ce bulletin n'a pas été fait avec votre code de vote actuel. Aucun vote n'est enregistré."],
] as const) {
  test(`${code} is an end that says that no vote was recorded`, async ({ page, portal }) => {
    await watched(page, CSA, (route) => route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ status, code, title }) }));
    await enterBooth(page, portal, 7);
    await fill(page, CSA, /Vote Blanc/);
    await page.getByRole("button", { name: "JE VOTE" }).click();
    await expect(page.getByRole("alert")).toContainText(title);
    await expect(page.getByRole("alert")).toContainText(code);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre bulletin n'a pas été déposé");
  });
}

/** What one side of a test waits for and the other lets happen, so that no assertion races with a wait of the page. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((done) => (open = done));
  return { open, opened };
}

/** Every sentence that the page's status says from now on, however short it stands: what a screen reader is given to read. */
async function statuses(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const sentences: string[] = [];
    const listen = () => document.querySelectorAll('[role="status"]').forEach((status) => sentences.push(status.textContent));
    new MutationObserver(listen).observe(document.body, { subtree: true, childList: true, characterData: true });
    return sentences;
  });
  return () => heard.jsonValue();
}

/** Answers the ballots sent to an election by `answer`, told how often it was asked; gives the bodies sent. */
async function watched(page: Page, election: { id: string }, answer: (route: Route, time: number) => Promise<void>): Promise<string[]> {
  const bodies: string[] = [];
  await page.route(ballotBox(election), (route) => {
    bodies.push(route.request().postData() ?? "");
    return answer(route, bodies.length);
  });
  return bodies;
}

