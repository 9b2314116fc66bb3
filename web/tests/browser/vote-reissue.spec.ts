/** V21–V24: a voter without a code asks for a new one, gets it on this device, and votes with it. */

import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./portal.ts";
import { ANSWER } from "./signed-in.ts";
import { CAPN, CSA, enterBooth, expectReceipt, fill, giveCode, signIn } from "./voting.ts";

// A clock of its own gives this file a portal of its own: a right to vote serves once.
test.use({ portalOptions: ["--clock", "2022-12-01T12:30:00+01:00"] });

test("re_11 a voter who voted once asks for a new code by SMS, votes elsewhere with it, and the old code is refused", async ({ page, portal }) => {
  const voter = await enterBooth(page, portal, 1);
  await fill(page, CAPN, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CAPN);

  await page.goto("/vote/code").catch(() => undefined);
  await askBySms(page, voter.numen.toLowerCase(), "06 12 34 56 42");
  await expect(page.getByText(/Un lien vient d'être envoyé par SMS au/)).toBeVisible();
  await expect(page.locator("main")).toContainText("•• •• •• •• 42");
  await expect(page.getByRole("button", { name: "Renvoyer le lien" })).toBeDisabled();
  const mailed = await portal.lastMessageTo(voter.identifier);
  expect(mailed.text).toMatch(/code de vote/);

  const addresses: string[] = [];
  const bodies: string[] = [];
  page.on("request", (request) => {
    addresses.push(request.url());
    bodies.push(request.postData() ?? "");
  });
  const link = await portal.linkTo("+33612345642");
  await page.goto(link);
  await expect(page).toHaveURL(`${portal.origin}/r`);
  await page.getByRole("button", { name: "Afficher mon nouveau code de vote" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre nouveau code de vote");
  const code = (await page.locator(".voting-code").textContent())!.trim();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  expect(code).not.toBe(voter.code);
  await expect(page.locator("main")).toContainText(`Vous avez déjà voté au scrutin ${CAPN.title} : votre vote reste enregistré`);
  await expect(page.locator("#spelled")).toContainText(code.replace(/-/g, "").split("").slice(0, 5).join(", "));
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Télécharger (texte)" }).click();
  expect(readFileSync((await (await download).path())!, "utf8")).toContain(code);

  await page.getByRole("button", { name: "J'ai noté mon code, continuer" }).click();
  await expect(page).toHaveURL(/\/vote\/code$/);
  await expect(page.getByRole("textbox", { name: /Code de vote/ })).toHaveValue(code);
  await page.getByRole("textbox", { name: /Code de vote/ }).fill(voter.code);
  await giveCode(page, voter.code);
  await expect(page.locator("#code-error")).toContainText(/Ce code a été remplacé le .* par un réassort/);
  await giveCode(page, code);
  await fill(page, CSA, /Sgen-CFDT/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CSA);

  const token = link.split("#")[1]!;
  expect(addresses.filter((address) => address.includes(token) && address !== link)).toEqual([]);
  for (const secret of [code, code.replace(/-/g, "")]) expect([...addresses, ...bodies].join(" ")).not.toContain(secret);
});

test("re_09 a link opened without a session shows nothing, asks to sign in beside it, and goes on in this tab", async ({ page, portal, browser }) => {
  const voter = await signIn(page, portal, 2);
  await page.goto("/vote/reassort");
  await fillSms(page, voter.nir10, "+33 6 12 34 56 43");
  await expect(page.getByText("Le SMS sera envoyé au +33 6 12 34 56 43.")).toBeVisible();
  await page.getByRole("button", { name: "Envoyer" }).click();
  await expect(page.getByText(/Un lien vient d'être envoyé/)).toBeVisible();
  const link = await portal.linkTo("+33612345643");

  const other = await browser.newPage({ baseURL: portal.origin });
  await other.goto(link);
  await expect(other).toHaveURL(`${portal.origin}/r`);
  const tab = other.getByRole("link", { name: "Me connecter (nouvel onglet)" });
  await expect(tab).toHaveAttribute("href", "/connexion");
  await expect(tab).toHaveAttribute("target", "_blank");
  await other.getByRole("button", { name: "Je suis connecté(e), continuer" }).click();
  await expect(other.getByText("Vous n'êtes pas encore connecté(e) dans ce navigateur. Aucun code n'a changé.")).toBeVisible();
  await signIn(other, portal, 2);
  await other.getByRole("button", { name: "Je suis connecté(e), continuer" }).click();
  await expect(other.getByRole("button", { name: "Afficher mon nouveau code de vote" })).toBeVisible();
  await other.context().close();
});

test("re_10 an answer lost after the codes were replaced is asked for again: the code shown is the one in force", async ({ page, portal }) => {
  const voter = await signIn(page, portal, 3);
  await page.goto("/vote/reassort");
  await fillSms(page, voter.numen, "0612345644");
  await page.getByRole("button", { name: "Envoyer" }).click();
  await expect(page.getByText(/Un lien vient d'être envoyé/)).toBeVisible();
  let times = 0;
  await page.route("**/api/voting-code", async (route) => {
    if (++times > 1) return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  const link = await portal.linkTo("+33612345644");
  await page.goto(link);
  await page.getByRole("button", { name: "Afficher mon nouveau code de vote" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre nouveau code de vote", { timeout: 30_000 });
  expect(times).toBe(2);
  await page.getByRole("button", { name: "J'ai noté mon code, continuer" }).click();
  const code = await page.getByRole("textbox", { name: /Code de vote/ }).inputValue();
  await giveCode(page, code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Élections professionnelles 2022");

  await page.goto("about:blank");
  await page.goto(link);
  await expect(page.getByText(/Ce lien n'est plus valable\s: il a expiré, il a déjà servi/)).toBeVisible();
  // Another link opened in the same tab is another link, though the page stays.
  await page.goto(`${portal.origin}/r#abc`);
  await expect(page.getByText("Ce lien est incomplet.")).toBeVisible();
});

test("what is typed in the request is checked before anything is sent", async ({ page, portal }) => {
  await signIn(page, portal, 4);
  await page.goto("/vote/reassort");
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await page.getByRole("button", { name: "Envoyer" }).click();
  for (const field of ["answer", "datum", "by-sms"]) await expect(page.locator(`#${field}-error`)).not.toBeEmpty();
  await page.getByRole("radio", { name: /par SMS/ }).check();
  for (const phone of ["", "0123456789", "🙂", "<script>", "06 12", "+44 7700 900123", "0".repeat(500)]) {
    await page.getByLabel(/Numéro de téléphone portable/).fill(phone);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#phone-error")).not.toBeEmpty();
  }
  await page.getByRole("radio", { name: /par E-MAIL/ }).check();
  await expect(page.getByText(/ATTENTION/)).toBeVisible();
  await page.getByLabel("Adresse de messagerie personnelle *", { exact: true }).fill("claire@orange.fr\r\nBcc: x@y.fr");
  await page.getByLabel(/Confirmez votre adresse/).fill("autre@orange.fr");
  await page.getByLabel(/NUMEN/).fill("123");
  await page.getByRole("button", { name: "Envoyer" }).click();
  for (const field of ["email", "email-again", "datum"]) await expect(page.locator(`#${field}-error`)).not.toBeEmpty();
  expect(posts).toEqual([]);
});

test("re_02 re_05 wrong information is refused without saying which, and the professional address is not accepted", async ({ page, portal }) => {
  const voter = await signIn(page, portal, 4);
  await page.goto("/vote/reassort");
  await fillSms(page, portal.voter(1).numen, "0612345645");
  await page.getByRole("button", { name: "Envoyer" }).click();
  await expect(page.locator("#summary")).toContainText("Les informations saisies ne correspondent pas à votre compte.");
  await page.getByLabel(/NUMEN/).fill(voter.nir10);
  await page.getByRole("radio", { name: /par E-MAIL/ }).check();
  await page.getByLabel("Adresse de messagerie personnelle *", { exact: true }).fill(voter.identifier);
  await page.getByLabel(/Confirmez votre adresse/).fill(voter.identifier);
  await page.getByRole("checkbox", { name: /robot/ }).check();
  await page.getByRole("button", { name: "Envoyer" }).click();
  await expect(page.locator("#email-error")).toContainText("Choisissez une adresse personnelle");
});

async function askBySms(page: Page, datum: string, phone: string): Promise<void> {
  await page.getByRole("link", { name: "Cliquez ici pour obtenir un réassort de votre code de vote" }).click();
  await fillSms(page, datum, phone);
  await page.getByRole("button", { name: "Envoyer" }).click();
}

async function fillSms(page: Page, datum: string, phone: string): Promise<void> {
  await page.getByLabel(/Saisissez votre réponse secrète/).fill(ANSWER);
  await page.getByLabel(/NUMEN/).fill(datum);
  await page.getByRole("radio", { name: /par SMS/ }).check();
  await page.getByLabel(/Numéro de téléphone portable/).fill(phone);
  await page.getByRole("checkbox", { name: /robot/ }).check();
}
