/** The guide's journey, from the public home to the end of the session, in one engine. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CAPN, CSA, MJS } from "../browser/voting.ts";
import { pictures, type Device } from "./device.ts";
import { expect, test } from "./engines.ts";
import type { Front } from "./front.ts";

const PASSWORD = "Urne-de-verre-2022!";
const ANSWER = "Vert bouteille";

test("a voter activates an account, votes, has a code made anew, votes again and signs out", async ({ device, portal, front, downloads }, info) => {
  const voter = portal.voter(1);
  const linked = async (address: string) => (await portal.linkTo(address)).replace(portal.origin, front.origin);

  await device.open("/");
  await device.sees("Fermeture du vote dans");
  await device.engine.open(await linked(voter.identifier));
  await device.arrives("Activation de votre compte électeur");
  await device.press("Commencer l'activation");
  await device.arrives("Étape 1 sur 2 : Mot de passe « élections »");
  await device.fill("Choisissez votre mot de passe", PASSWORD);
  await device.fill("Confirmez votre mot de passe", PASSWORD);
  await device.press("Continuer");
  await device.arrives("Étape 2 sur 2 : question défi");
  await device.choose("Question défi", "Quelle était la couleur");
  await device.fill("Votre réponse", ANSWER);
  await device.fill("Confirmez votre réponse", ANSWER);
  await device.press("Enregistrer");
  await device.arrives("Votre compte électeur est activé.");

  await device.open("/connexion");
  await device.fill("Identifiant", voter.identifier);
  await device.tick("Je ne suis pas un robot");
  await device.press("Connexion");
  await device.arrives("Saisie du mot de passe");
  await device.fill("Mot de passe « élections »", PASSWORD);
  await device.press("Connexion");
  await expect.poll(() => device.read("#signed-in-name"), { timeout: 20_000 }).toBe(`${voter.givenName} ${voter.familyName}`);

  await staySignedIn(device, info.project.name);
  await device.open("/vote");
  await giveCode(device, voter.code);
  const reference = await vote(device, CAPN, "Sgen-CFDT");
  if (device.engine.saves) await downloadBoth(device, front, downloads);
  else await readAndGoOn(device, front, reference);
  await vote(device, CSA, "Vote Blanc");
  if (device.engine.saves) await device.press("Télécharger la preuve signée (JSON)");

  await device.open(`/urne#${CAPN.id}`);
  await device.sees(CAPN.title);
  await device.fill("Référence de votre bulletin", reference);
  await device.press("Chercher");
  await device.sees("La liste n'est pas encore publiée");

  await device.open("/vote/code");
  await device.press("Cliquez ici pour obtenir un réassort de votre code de vote");
  await device.fill("Saisissez votre réponse secrète", ANSWER);
  await device.fill("Saisissez votre NUMEN", voter.numen);
  await device.tick("Envoi du lien d'activation par SMS");
  await device.fill("Numéro de téléphone portable", "0612345642");
  await device.tick("Je ne suis pas un robot");
  await device.press("Envoyer");
  await device.sees("Un lien vient d'être envoyé par SMS au");
  await device.engine.open(await linked("+33612345642"));
  await device.press("Afficher mon nouveau code de vote");
  await device.arrives("Votre nouveau code de vote");
  const code = await device.read(".voting-code");
  expect(code).not.toBe(voter.code);
  await device.press("J'ai noté mon code, continuer");
  await device.arrives("Saisie du code de vote");
  await device.tick("Je ne suis pas un robot");
  await device.press("Connexion");
  await vote(device, MJS, "Vote Blanc");
  if (device.engine.saves) await device.press("Télécharger la preuve signée (JSON)");
  await device.press("Se déconnecter");
  if (!device.engine.saves) await device.press("Continuer sans la télécharger");
  await device.arrives("Vous êtes déconnecté(e).");
});

/** Thirteen minutes later, a dialog that was hidden asks whether the voter stays. */
async function staySignedIn(device: Device, name: string): Promise<void> {
  const isSeen = () => device.engine.evaluate(() => document.querySelector("#session-dialog")!.getClientRects().length > 0);
  expect(await isSeen()).toBe(false);
  await device.engine.evaluate(() => {
    const now = Date.now;
    Date.now = () => now() + 13.5 * 60_000;
  });
  await expect.poll(isSeen, { timeout: 20_000 }).toBe(true);
  await device.picture(join(pictures(name, 360), "session-dialog.png"));
  await device.press("Rester connecté");
  await expect.poll(isSeen).toBe(false);
}

async function giveCode(device: Device, code: string): Promise<void> {
  await device.arrives("Saisie du code de vote");
  await device.fill("Code de vote", code);
  await device.tick("Je ne suis pas un robot");
  await device.press("Connexion");
}

/** From the choice of an election (V25) to its receipt (V29): the reference, which the browser found to be the same as the signed one. */
async function vote(device: Device, election: typeof CAPN, choice: string): Promise<string> {
  if (!(await device.read("main")).includes("Étape 2 sur 4")) await device.press(`Participer au scrutin ${election.title}`);
  await device.tick(choice);
  await device.press("Continuer");
  await device.press("JE VOTE");
  await device.arrives("Accusé de réception");
  await device.sees(`Vous venez de voter au scrutin ${election.title}.`);
  await device.sees("✓ La référence signée par l'urne est identique.");
  const reference = (await device.read(".reference")).replace(/\s/g, "");
  expect(reference).toMatch(/^[A-Za-z0-9+/]{43}$/);
  return reference;
}

async function downloadBoth(device: Device, front: Front, downloads: string): Promise<void> {
  for (const [name, file, path] of [
    ["Télécharger mon émargement", `emargement-${CAPN.id}.pdf`, `/api/elections/${CAPN.id}/emargement`],
    ["Télécharger ma preuve de dépôt du bulletin de vote dans l'urne", `preuve-de-depot-${CAPN.id}.pdf`, "/api/receipts/deposit"],
  ] as const) {
    await device.press(name);
    await device.sees(`Téléchargement lancé : ${file}`);
    expect(front.answers.filter((answer) => answer.includes(`${path} 200 application/pdf`))).toHaveLength(1);
    const saved = join(downloads, file);
    await expect.poll(() => existsSync(saved) && readFileSync(saved).subarray(0, 4).toString("latin1"), { timeout: 20_000, message: file }).toBe("%PDF");
  }
}

/** Where no file can be saved, the page stays and says so; the proof is there to be copied, and leaving without it is asked about. */
async function readAndGoOn(device: Device, front: Front, reference: string): Promise<void> {
  await device.press("Télécharger mon émargement");
  await device.sees("Ce navigateur n'enregistre pas les fichiers. Votre émargement reste disponible");
  await device.press("Télécharger ma preuve de dépôt du bulletin de vote dans l'urne");
  await device.sees("Ce navigateur n'enregistre pas les fichiers. Affichez la preuve");
  const stopped = expect.stringMatching(/frame-src.* refused blob/);
  await expect.poll(() => front.complaints).toEqual([stopped, stopped]);
  front.complaints.length = 0;
  await device.press("Afficher la preuve signée, à copier");
  await device.sees(`"reference": "${reference}"`);
  await device.press(`Participer au scrutin ${CSA.title}`);
  await device.press("Rester pour la télécharger");
  await device.press(`Participer au scrutin ${CSA.title}`);
  await device.press("Continuer sans la télécharger");
}
