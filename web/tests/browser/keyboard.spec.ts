/** The guide's whole path with the keyboard alone, on the smallest screen: from the mail that was received to the end of the session. */

import type { Page } from "@playwright/test";
import { expect, test } from "./portal.ts";
import { expectArrivedAt, expectSummary, expectTurnedTo, press, reach, tickWork, typeInto } from "./keyboard.ts";
import { CAPN, CSA, expectReceipt, MJS } from "./voting.ts";

const PASSWORD = "Urne-de-verre-2022!";
const ANSWER = "Vert bouteille";

test.use({ portalOptions: ["--clock", "2022-12-01T12:26:00+01:00"], viewport: { width: 320, height: 640 } });

test("the guide's voter activates an account, signs in, votes in three elections, keeps receipts and signs out without a mouse", async ({ page, portal }) => {
  const voter = portal.voter(1);
  const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
  const link = (name: string) => page.getByRole("link", { name, exact: true });

  await page.goto(await portal.linkTo(voter.identifier));
  await expectTurnedTo(page, "Activation de votre compte électeur");
  await press(page, button("Commencer l'activation"));
  await expectTurnedTo(page, "Étape 1 sur 2 : Mot de passe « élections »");
  await press(page, button("Continuer"));
  await expectSummary(page, "erreur");
  await typeInto(page, page.getByRole("textbox", { name: /^Choisissez votre mot de passe/ }), PASSWORD);
  await typeInto(page, page.getByRole("textbox", { name: /^Confirmez votre mot de passe/ }), PASSWORD);
  await page.keyboard.press("Enter");
  await expectTurnedTo(page, "Étape 2 sur 2 : question défi");
  const questions = page.getByRole("combobox", { name: "Question défi" });
  await typeInto(page, questions, "Quelle était la couleur");
  await expect(questions).toHaveValue("voiture");
  await typeInto(page, page.getByRole("textbox", { name: "Votre réponse", exact: false }).first(), ANSWER);
  await typeInto(page, page.getByRole("textbox", { name: /^Confirmez votre réponse/ }), ANSWER);
  await page.keyboard.press("Enter");
  await expectTurnedTo(page, "Votre compte électeur est activé.");
  await press(page, page.locator("main a[href='/connexion']"));

  await expectArrivedAt(page, "Accès au portail Élections");
  await page.keyboard.press("Tab");
  await expect(link("Contenu")).toBeFocused();
  await page.keyboard.press("Enter");
  await typeInto(page, page.getByLabel("Identifiant *"), voter.identifier);
  await tickWork(page);
  await page.keyboard.press("Enter");
  await expectTurnedTo(page, "Saisie du mot de passe");
  await typeInto(page, page.getByLabel("Mot de passe « élections » *"), PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/portail$/);
  await expect(page.locator("#signed-in-name")).toHaveText(`${voter.givenName} ${voter.familyName}`);
  await press(page, page.locator("main a[href='/vote/code']"));

  await expectTurnedTo(page, "Saisie du code de vote");
  await press(page, button("Connexion"));
  await expectSummary(page, "Saisissez votre code de vote.");
  await typeInto(page, page.getByRole("textbox", { name: /Code de vote/ }), voter.code.replace(/-/g, "").toLowerCase());
  await tickWork(page);
  await page.keyboard.press("Enter");
  await expectTurnedTo(page, "Élections professionnelles 2022");

  await press(page, link(`Participer au scrutin ${CAPN.title}`));
  await vote(page, CAPN, "blank");
  const proof = page.waitForEvent("download");
  await press(page, button("Télécharger la preuve signée (JSON)"));
  expect((await proof).suggestedFilename()).toMatch(/\.json$/);

  await press(page, link(`Participer au scrutin ${CSA.title}`));
  await vote(page, CSA, "first list");
  const emargement = page.waitForEvent("download");
  await press(page, button("Télécharger mon émargement"));
  expect((await emargement).suggestedFilename()).toBe(`emargement-${CSA.id}.pdf`);

  // Leaving without the proof is asked about: Escape goes back to where the voter was.
  await press(page, link(`Participer au scrutin ${MJS.title}`));
  const question = page.getByRole("dialog", { name: "Vous n'avez pas téléchargé votre preuve de dépôt." });
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(link(`Participer au scrutin ${MJS.title}`)).toBeFocused();
  await page.keyboard.press("Enter");
  await press(page, question.getByRole("button", { name: "Continuer sans la télécharger" }));
  await vote(page, MJS, "first list");
  const last = page.waitForEvent("download");
  await press(page, button("Télécharger la preuve signée (JSON)"));
  await last;

  await press(page, button("Se déconnecter"));
  await expect(page).toHaveURL(/\/deconnexion$/);
  await expectArrivedAt(page, "Vous êtes déconnecté(e).");
});

/** From the ballot of an election (V26) to its receipt (V29). */
async function vote(page: Page, election: typeof CAPN, choice: "blank" | "first list"): Promise<void> {
  await expectTurnedTo(page, election.title);
  await press(page, page.getByRole("button", { name: "Continuer" }));
  await expectSummary(page, "Choisissez une liste ou « Vote blanc ».");
  const choices = page.getByRole("radio");
  await reach(page, choices.first());
  // The arrows go among the choices: above the first one is the last, the blank vote.
  await page.keyboard.press(choice === "blank" ? "ArrowUp" : "Space");
  await expect(choice === "blank" ? choices.last() : choices.first()).toBeChecked();
  await page.keyboard.press("Enter");
  await press(page, page.getByRole("button", { name: "JE VOTE" }));
  await expectTurnedTo(page, "Accusé de réception");
  await expectReceipt(page, election);
}
