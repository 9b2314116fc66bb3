/** From the one-time link to the signed-in voter, and out again (V02–V09, V11, V33, V34, V40). */

import type { Page } from "@playwright/test";
import { expect, test, type LocalPortal } from "./portal.ts";
import * as signedIn from "./signed-in.ts";

const PASSWORD = "Urne-de-verre-2022!";
const ANSWER = "Vert bouteille";
const QUESTION = "Quelle était la couleur de votre première voiture ?";

// One portal for the file, whose voters change state from one test to the next.
test.describe.configure({ mode: "serial" });

test.describe("activation", () => {
  test("ac_03 a link opened twice by GET, and by a robot that runs scripts, still activates its account", async ({ page, portal, request, browser }) => {
    const link = await linkOf(page, portal, 1);
    for (const method of ["get", "get", "head"] as const) expect((await request[method](link)).status()).toBe(200);
    const robot = await browser.newPage();
    await robot.goto(link);
    await expect(robot.getByRole("button", { name: "Commencer l'activation" })).toBeVisible();
    await robot.close();

    await activate(page, link);
    await expect(page.getByText(`${portal.origin}/`, { exact: true })).toBeVisible();
    const letter = await portal.lastMessageTo(portal.voter(1).identifier);
    expect(letter.text).toContain("Votre compte électeur est activé");
    expect(letter.text).not.toContain(PASSWORD);
  });

  test("ac_04 the token leaves the address bar at once and no request's address holds it", async ({ page, portal }) => {
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    const link = await linkOf(page, portal, 2);
    await page.goto(link);
    await expect(page.getByText("Compte de M. B•••")).toBeVisible();
    expect(page.url()).toBe(`${portal.origin}/a`);
    const token = link.split("#")[1]!;
    expect(addresses.filter((address) => address.includes(token) && !address.startsWith(link))).toEqual([]);
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, document.title]))).not.toContain(token);
  });

  test("a link that has served leads to the log-in, and one that was cut is told so", async ({ page, portal }) => {
    const opening = (await portal.outbox()).find((sent) => sent.to.includes(portal.voter(1).identifier) && sent.text.includes("/a#"));
    const used = opening ? /http\S+\/a#\S+/.exec(opening.text)![0] : "";
    await page.goto(used);
    await expect(page.getByText("Ce lien a déjà servi : votre compte est activé.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Me connecter" })).toHaveAttribute("href", "/connexion");
    await expect(page.getByRole("link", { name: "Ce n'était pas vous ?" })).toBeVisible();

    await page.goto("about:blank");
    await page.goto(used.slice(0, -3));
    await expect(page.getByText("Ce lien est incomplet.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Recevoir un nouveau lien" })).toHaveAttribute("href", "/activation/renvoi");

    await page.reload();
    await expect(page.getByText("Cette page s'ouvre avec le lien reçu par message.")).toBeVisible();
  });

  test("ac_09 a newer link ends the older one", async ({ page, portal }) => {
    const older = await linkOf(page, portal, 3);
    await askForLink(page, "/activation/renvoi", portal.voter(3).identifier);
    await expect(page.getByText("vient d'être envoyé à h•••@ac-paris.fr.")).toBeVisible();
    await page.goto(older);
    await expect(page.getByText("Ce lien n'est plus valable.")).toBeVisible();
    await page.goto("about:blank");
    await page.goto(await portal.linkTo(portal.voter(3).identifier));
    await expect(page.getByText("Compte de Mme L•••")).toBeVisible();
  });

  test("the whole link pasted over the page's own address is read again", async ({ page, portal }) => {
    const link = await portal.linkTo(portal.voter(3).identifier);
    await page.goto("/a");
    await expect(page.getByText("Cette page s'ouvre avec le lien reçu par message.")).toBeVisible();
    await page.evaluate((address) => void (location.href = address), `${link}.`);
    await expect(page.getByText("Compte de Mme L•••")).toBeVisible();
    expect(page.url()).toBe(`${portal.origin}/a`);
  });

  test("the rules of the password are ticked in words, and what the portal refuses comes back to its step", async ({ page, portal }) => {
    await page.goto(await portal.linkTo(portal.voter(3).identifier));
    await page.getByRole("button", { name: "Commencer l'activation" }).click();
    const rule = (text: string) => page.getByRole("listitem").filter({ hasText: text });
    await page.getByLabel("Choisissez votre mot de passe").fill("Password2022");
    await expect(rule("12 caractères au minimum")).toContainText("respecté");
    await expect(rule("1 caractère spécial au minimum")).not.toContainText("respecté");
    await expect(rule("ou une phrase")).toBeHidden();
    await page.getByRole("button", { name: "Continuer" }).click();
    await expectErrors(page, "Il y a une erreur dans le formulaire", ["1 caractère spécial au minimum"]);

    await choosePassword(page, "Password2022!");
    await chooseChallenge(page, ANSWER);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 1 sur 2 : Mot de passe « élections »");
    await expect(page.locator("#summary")).toContainText("Ce mot de passe est trop courant");

    await choosePassword(page, PASSWORD);
    await expect(page.getByLabel("Question défi *")).toHaveValue("voiture");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre compte électeur est activé.");
  });

  test("the challenge asks for a question, an answer and its confirmation, and refuses an answer of emoji", async ({ page, portal }) => {
    await page.goto(await linkOf(page, portal, 4));
    await page.getByRole("button", { name: "Commencer l'activation" }).click();
    await choosePassword(page, PASSWORD);
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expectErrors(page, "Il y a 2 erreurs dans le formulaire", ["Sélectionnez une question.", "Saisissez votre réponse."]);
    await chooseChallenge(page, "<script>alert(1)</script>", "🐶");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expectErrors(page, "Il y a une erreur dans le formulaire", ["Les deux réponses sont différentes."]);
    await chooseChallenge(page, "🐶🐱🐭🐹");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expect(page.locator("#answer-error")).toContainText("Votre réponse est trop courte");
    await page.getByRole("button", { name: "Retour" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 1 sur 2 : Mot de passe « élections »");
  });

  test("a skip link and a link to a field leave the step, the link and what was typed as they are", async ({ page, portal }) => {
    await page.goto(await linkOf(page, portal, 4));
    await page.getByRole("button", { name: "Commencer l'activation" }).click();
    await page.getByLabel("Choisissez votre mot de passe").fill("tournesol");
    await page.getByRole("button", { name: "Continuer" }).click();
    await page.getByRole("link", { name: "12 caractères au minimum" }).click();
    await expect(page.getByLabel("Choisissez votre mot de passe")).toBeFocused();
    await page.getByRole("link", { name: "Contenu" }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#content$/);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 1 sur 2 : Mot de passe « élections »");
    await expect(page.getByLabel("Choisissez votre mot de passe")).toHaveValue("tournesol");
    await choosePassword(page, PASSWORD);
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 1 sur 2 : Mot de passe « élections »");
    await page.goForward();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 2 sur 2 : question défi");
  });

  test("a portal that does not answer is said, and the same link may be tried again", async ({ page, portal }) => {
    const link = await portal.linkTo(portal.voter(4).identifier);
    await page.route("**/api/event", (route) => route.abort());
    await page.goto(link);
    await expect(page.getByText("Le portail ne répond pas.")).toBeVisible();
    await page.unroute("**/api/event");
    await page.getByRole("button", { name: "Réessayer" }).click();
    await expect(page.getByText("Compte de M. S•••")).toBeVisible();
  });
});

test.describe("log-in", () => {
  test("an identifier pasted in any writing, then the password, open a session whose cookies only this host gets", async ({ page, portal, context }) => {
    await page.goto("/connexion");
    await giveIdentifier(page, ` ${portal.voter(1).identifier.toUpperCase()}\u00a0`);
    await expect(page).toHaveURL("/connexion/mot-de-passe");
    await expect(page.getByText("Identifiant : claire.dupont@ac-paris.fr")).toBeVisible();
    await givePassword(page, PASSWORD);
    await expect(page).toHaveURL("/portail");
    const session = (await context.cookies()).find((cookie) => cookie.name === "__Host-session");
    expect(session).toMatchObject({ httpOnly: true, secure: true, path: "/", domain: "127.0.0.1" });
    expect((await page.evaluate(() => fetch("/api/portal").then((answer) => answer.status)))).toBe(200);
  });

  test("a form sent empty or malformed names each field, its reason and what to do", async ({ page }) => {
    await page.goto("/connexion");
    await page.getByRole("button", { name: "Connexion" }).click();
    await expectErrors(page, "Il y a 2 erreurs dans le formulaire", ["Saisissez votre identifiant.", "Cochez la case « Je ne suis pas un robot »."]);
    expect(await page.title()).toMatch(/^Erreur – Accès au portail Élections/);
    for (const typed of ["claire", "claire@ac", "<script>@ac-paris.fr", `${"a".repeat(300)}@ac-paris.fr`]) {
      await page.getByLabel("Identifiant *").fill(typed);
      await page.getByRole("button", { name: "Connexion" }).click();
      await expect(page.locator("#identifier-error")).toHaveText("Saisissez une adresse de messagerie au format nom@domaine.fr.");
    }
    await page.getByRole("link", { name: "Saisissez une adresse de messagerie" }).click();
    await expect(page.getByLabel("Identifiant *")).toBeFocused();
  });

  test("en_01 a wrong password, an unknown address and an account never activated are told the same, with the ways out", async ({ page, portal }) => {
    const told: string[] = [];
    for (const identifier of [portal.voter(1).identifier, "inconnu@ac-paris.fr", portal.voter(5).identifier]) {
      await page.goto("/connexion");
      await giveIdentifier(page, identifier);
      await givePassword(page, "Pas-le-bon-42!");
      await expect(page.locator("#summary")).toBeFocused();
      told.push((await page.locator("#summary").innerText()).replace(/\d+\sessais/, "N essais"));
    }
    expect(new Set(told).size).toBe(1);
    expect(told[0]).toContain("Identifiant ou mot de passe incorrect. Il vous reste N essais.");
    for (const way of ["Mot de passe oublié ?", "Je n'ai pas encore activé mon compte", "Vous ne connaissez pas votre identifiant ?", "Demander de l'aide à l'assistance"]) {
      await expect(page.locator("#summary").getByRole("link", { name: way })).toBeVisible();
    }
  });

  test("after a wrong password the right one is enough: the verification is done again without a word", async ({ page, portal }) => {
    await page.goto("/connexion");
    await giveIdentifier(page, portal.voter(1).identifier);
    await givePassword(page, "Pas-le-bon-42!");
    await expect(page.locator("#summary")).toContainText("Identifiant ou mot de passe incorrect.");
    await givePassword(page, PASSWORD);
    await expect(page).toHaveURL("/portail");
  });

  test("a reload of the password's step begins again, and going back keeps what was typed", async ({ page, portal }) => {
    await page.goto("/connexion");
    await giveIdentifier(page, portal.voter(1).identifier);
    await page.getByRole("button", { name: "Modifier" }).click();
    await expect(page).toHaveURL("/connexion");
    await expect(page.getByLabel("Identifiant *")).toHaveValue(portal.voter(1).identifier);
    await page.getByRole("checkbox", { name: "Je ne suis pas un robot" }).check();
    await page.getByRole("button", { name: "Connexion" }).click();
    await expect(page.getByLabel("Mot de passe « élections » *")).toBeVisible();
    await page.reload();
    await expect(page).toHaveURL("/connexion");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accès au portail Élections");
  });

  test("the whole log-in works from the keyboard", async ({ page, portal }) => {
    await page.goto("/connexion");
    await page.getByLabel("Identifiant *").focus();
    await page.keyboard.type(portal.voter(1).identifier);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("checkbox", { name: "Je ne suis pas un robot" })).toBeFocused();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await page.getByLabel("Mot de passe « élections » *").focus();
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await expect(page.getByRole("textbox", { name: "Mot de passe « élections » *" })).toHaveAttribute("type", "text");
    await page.getByLabel("Mot de passe « élections » *").press("Enter");
    await expect(page).toHaveURL("/portail");
  });

  test("a verification that cannot be fetched is said beside its box", async ({ page }) => {
    await page.route("**/api/proof-of-work/*", (route) => route.abort());
    await page.goto("/activation/renvoi");
    await page.getByRole("checkbox", { name: "Je ne suis pas un robot" }).click();
    await expect(page.getByText("La vérification « Je ne suis pas un robot » n'a pas abouti. Cochez à nouveau la case.")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Je ne suis pas un robot" })).not.toBeChecked();
  });
});

test.describe("links asked for", () => {
  test("en_02 the answer is the same for an unknown address, and nothing is sent to it", async ({ page, portal }) => {
    await askForLink(page, "/activation/renvoi", "inconnu@ac-paris.fr");
    const unknown = await page.locator("#sent").innerText();
    await askForLink(page, "/activation/renvoi", "ines.unknown@ac-paris.fr");
    expect(await page.locator("#sent").innerText()).toBe(unknown);
    expect((await portal.outbox()).filter((sent) => sent.to.includes("inconnu@"))).toEqual([]);
  });

  test("a second link waits a minute, and the seconds are shown", async ({ page }) => {
    await page.clock.install();
    await askForLink(page, "/activation/renvoi", "deux.fois@ac-paris.fr");
    const again = page.getByRole("button", { name: "Envoyer à nouveau le lien" });
    await expect(again).toBeDisabled();
    await expect(page.getByText(/Nouvel envoi possible dans \d+ secondes?\./)).toBeVisible();
    await page.clock.fastForward(61_000);
    await expect(again).toBeEnabled();
  });

  test("a forgotten password is chosen anew behind the link, after the answer", async ({ page, portal }) => {
    const { identifier } = portal.voter(1);
    await askForLink(page, "/mot-de-passe-oublie", identifier);
    await expect(page.getByText("vient d'être envoyé à c•••@ac-paris.fr.")).toBeVisible();
    const link = await portal.linkTo(identifier);
    expect(link).toContain("/m#");
    await page.goto(link);
    expect(page.url()).toBe(`${portal.origin}/m`);
    const renewed = "Passoire-bleue-77!";
    const fill = async (answer: string) => {
      await page.getByLabel(QUESTION).fill(answer);
      await page.getByLabel("Choisissez votre mot de passe").fill(renewed);
      await page.getByLabel("Confirmez votre mot de passe").fill(renewed);
      await page.getByRole("button", { name: "Enregistrer le mot de passe" }).click();
    };
    await fill("rouge");
    await expect(page.locator("#answer-error")).toHaveText("La réponse à votre question Défi n'est pas reconnue. Il vous reste 4 essais.");
    await fill("  VERT BOUTEILLE ");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre mot de passe est changé.");
    await page.getByRole("link", { name: "Me connecter" }).click();
    await giveIdentifier(page, identifier);
    await givePassword(page, renewed);
    await expect(page).toHaveURL("/portail");

    await page.goto(link);
    await expect(page.getByText("Ce lien a déjà servi")).toBeVisible();
    await page.goto("about:blank");
    await page.goto(link.replace("/m#", "/a#"));
    await expect(page.getByText("Ce lien a déjà servi")).toBeVisible();
  });

  test("ac_07 a link for another purpose opens nothing and is not used up", async ({ page, portal }) => {
    const link = await linkOf(page, portal, 2);
    await page.goto(link.replace("/a#", "/m#"));
    await expect(page.getByText("Ce lien sert à autre chose.")).toBeVisible();
    await page.goto(link);
    await expect(page.getByText("Compte de M. B•••")).toBeVisible();
  });
});

test.describe("signed in", () => {
  test.beforeEach(async ({ page, portal }) => {
    await page.goto("/connexion");
    await giveIdentifier(page, portal.voter(3).identifier);
    await givePassword(page, PASSWORD);
    await expect(page).toHaveURL("/portail");
  });

  test("the voter's own page shows the roll's facts and no secret", async ({ page, portal }) => {
    const helene = portal.voter(3);
    await page.goto("/portail/moi");
    const facts = { Civilité: "Mme", "Nom d'usage": "LE GOFF", Prénom: "Hélène", "Académie/direction": "Académie de Paris", Identifiant: helene.identifier };
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    for (const [name, value] of Object.entries(facts)) {
      await expect(page.locator("dt", { hasText: name }).locator("xpath=following-sibling::dd[1]"), name).toHaveText(value);
    }
    await expect(page.getByRole("link", { name: "2 scrutins" })).toHaveAttribute("href", "/portail/scrutins");
    await expect(page.getByText("La question défi ne peut plus être modifiée depuis le")).toBeVisible();
    const text = await page.locator("body").innerText();
    for (const secret of [helene.numen, helene.nir10, helene.code, ANSWER]) expect(text).not.toContain(secret);
  });

  test("se_09 the other sessions are listed and ended at once", async ({ page, portal, browser }) => {
    const elsewhere = await browser.newContext({ baseURL: portal.origin });
    const other = await elsewhere.newPage();
    await other.goto("/connexion");
    await giveIdentifier(other, portal.voter(3).identifier);
    await givePassword(other, PASSWORD);
    await expect(other).toHaveURL("/portail");

    await page.goto("/portail/moi");
    await expect(page.getByRole("listitem").filter({ hasText: "Un autre appareil" }).first()).toBeVisible();
    await page.getByRole("button", { name: "Fermer les autres sessions" }).click();
    await expect(page.getByText("Les autres sessions sont fermées.")).toBeVisible();
    await expect(page.getByText("Aucune autre session n'est ouverte.")).toBeVisible();
    await other.goto("/portail/moi");
    await expect(other).toHaveURL("/session-expiree");
    await expect(other.getByText("Aucun vote en cours n'a été enregistré.")).toBeVisible();
    await elsewhere.close();
  });

  test("se_02 signing out ends the session, and the next page says what to do on a shared device", async ({ page }) => {
    await page.goto("/portail/moi");
    await page.goto("/portail/moi/mot-de-passe");
    await expect(page.getByLabel("Mot de passe « élections » actuel")).toBeVisible();
    await page.getByRole("button", { name: "Déconnexion" }).click();
    await expect(page).toHaveURL("/deconnexion");
    await expect(page.getByText("Fermez votre navigateur si vous utilisez un poste partagé.")).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL("/session-expiree");
  });

  test("signing out waits for nothing that the page still asks, and shows nothing of it", async ({ page }) => {
    let answer: () => void = () => undefined;
    const late = new Promise<void>((resolve) => (answer = resolve));
    await page.route("**/api/portal", async (route) => {
      await late;
      await route.continue().catch(() => undefined);
    });
    await page.goto("/portail/moi");
    const ended = page.waitForResponse("**/api/session/end");
    await page.getByRole("button", { name: "Déconnexion" }).click();
    expect((await ended).status()).toBe(204);
    await expect(page).toHaveURL("/deconnexion");
    answer();
    await page.unroute("**/api/portal");
    await page.goto("/portail/moi");
    await expect(page).toHaveURL("/session-expiree");
  });

  test("signing out of a portal that does not answer hides the page at once, and says that the session ends by itself", async ({ page }) => {
    await page.clock.install();
    await page.goto("/portail/moi");
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    // Neither the end of the session nor the question whether it is over is ever answered.
    await page.route("**/api/**", () => undefined);
    await page.getByRole("button", { name: "Déconnexion" }).click();
    await expect(page.getByText("Déconnexion en cours…")).toBeVisible();
    await expect(page.getByText("Rectorat de Paris")).toBeHidden();
    await page.clock.fastForward(5_000);
    await expect(page).toHaveURL("/deconnexion");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Déconnexion non confirmée");
    await expect(page.getByText("votre session se termine d'elle-même après 15 minutes d'inactivité")).toBeVisible();
    await expect(page.getByText("Fermez votre navigateur si vous utilisez un poste partagé.")).toBeVisible();
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes déconnecté(e).");
  });

  test("se_02 signing out has the browser empty its cache and storage of this site, whatever was left there", async ({ page, context }) => {
    await page.goto("/portail/moi");
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    // Nothing of ours stores anything; a version with a mistake, or an extension, might.
    await page.evaluate(async () => {
      localStorage.setItem("left", "behind");
      sessionStorage.setItem("left", "behind");
      await (await caches.open("left")).put("/left", new Response("behind"));
    });
    const ended = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/session/end");
    await page.getByRole("button", { name: "Déconnexion" }).click();
    const reply = await ended;
    expect(reply.status()).toBe(204);
    expect(await reply.headerValue("clear-site-data")).toBe('"cache", "storage"');
    expect(await reply.headerValue("cache-control")).toContain("no-store");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes déconnecté(e).");
    expect(await page.evaluate(async () => [localStorage.length, sessionStorage.length, await caches.keys()])).toEqual([0, 0, []]);
    // The device's own mark stays: it opens nothing.
    expect((await context.cookies()).map(({ name }) => name)).toEqual(["__Host-device"]);
  });

  test("a page brought back as it was left leaves for the end of the session where it is over", async ({ page }) => {
    await page.goto("/portail/moi");
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    await page.evaluate(async () => {
      await fetch("/api/session/end", { method: "POST", body: '{"others":false}', headers: { "Content-Type": "application/json" } });
      dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
    });
    await expect(page).toHaveURL("/session-expiree");
  });

  test("two minutes before the session's end a dialog lets the voter stay", async ({ page }) => {
    await page.clock.install();
    await page.goto("/portail/moi");
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    await page.clock.fastForward(13 * 60_000 + 10_000);
    const dialog = page.getByRole("dialog", { name: "Votre session va expirer dans 2 minutes" });
    await expect(dialog.getByRole("button", { name: "Rester connecté" })).toBeFocused();
    await dialog.getByRole("button", { name: "Rester connecté" }).click();
    await expect(dialog).toBeHidden();
    await expect(page).toHaveURL("/portail/moi");
  });

  test("the page of goodbye never says goodbye to a session that is still open", async ({ page }) => {
    await page.goto("/portail/moi");
    await expect(page.getByText("Rectorat de Paris")).toBeVisible();
    await page.route("**/api/session/end", (route) => route.abort());
    await page.getByRole("button", { name: "Déconnexion" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes encore connecté(e).");
    await expect(page.getByText("La déconnexion n'a pas pu être confirmée")).toBeVisible();
    await page.unroute("**/api/session/end");
    await page.getByRole("button", { name: "Se déconnecter" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vous êtes déconnecté(e).");
  });

  test("changing the password asks for the present one, and a refusal of it stands at its field", async ({ page }) => {
    const change = async (present: string, chosen: string) => {
      await page.getByLabel("Mot de passe « élections » actuel").fill(present);
      await page.getByLabel("Choisissez votre mot de passe").fill(chosen);
      await page.getByLabel("Confirmez votre mot de passe").fill(chosen);
      await page.getByRole("button", { name: "Enregistrer" }).click();
    };
    const renewed = "Urne-de-cristal-2022!";
    await page.goto("/portail/moi/mot-de-passe");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await expectErrors(page, "Il y a 2 erreurs dans le formulaire", ["Saisissez votre mot de passe actuel.", "Saisissez votre mot de passe."]);
    await change("Pas-le-bon-42!", renewed);
    await expect(page.locator("#current-password-error")).toContainText(/Il vous reste \d+\sessais\./);
    await change(PASSWORD, renewed);
    await expect(page.getByText("Votre mot de passe est changé.")).toBeVisible();
    await page.goto("/portail/moi/mot-de-passe");
    await change(renewed, PASSWORD);
    await expect(page.getByText("Votre mot de passe est changé.")).toBeVisible();
  });

  test("the challenge can no longer be changed once the parameters are sealed", async ({ page }) => {
    await page.goto("/portail/moi/question-defi");
    await expect(page.getByText("La question défi ne peut plus être modifiée depuis le mercredi 30 novembre 2022 à 18 h (heure de Paris).")).toBeVisible();
  });
});

test("before the sealing the challenge is chosen anew with the present password", async ({ page, context, another }) => {
  const portal = await another("--clock", "2022-11-20T10:00:00+01:00");
  const claire = portal.voter(1);
  await signedIn.activate(portal, claire);
  await context.addCookies(await signedIn.logIn(portal, claire));
  await page.goto(`${portal.origin}/portail/moi/question-defi`);
  await page.getByLabel("Mot de passe « élections » actuel").fill(signedIn.PASSWORD);
  await chooseChallenge(page, ANSWER);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByText("Votre question défi et votre réponse sont changées.")).toBeVisible();
  await page.goto(`${portal.origin}/portail/moi`);
  await expect(page.getByRole("main")).toContainText(QUESTION);
});

/** The last activation link of a voter who has not activated; asked for when the opening's mail is not in the box. */
async function linkOf(page: Page, portal: LocalPortal, line: number): Promise<string> {
  const { identifier } = portal.voter(line);
  const has = (await portal.outbox()).some((sent) => sent.to.includes(identifier) && sent.text.includes("/a#"));
  if (!has) await askForLink(page, "/activation/renvoi", identifier);
  return portal.linkTo(identifier);
}

async function askForLink(page: Page, address: string, identifier: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("Adresse de messagerie professionnelle *").fill(identifier);
  await page.getByRole("checkbox", { name: "Je ne suis pas un robot" }).check();
  await page.getByRole("button", { name: "Envoyer le lien" }).click();
  await expect(page.getByText("Si cette adresse est celle d'un électeur")).toBeVisible();
}

async function activate(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Commencer l'activation" }).click();
  await choosePassword(page, PASSWORD);
  await chooseChallenge(page, ANSWER);
  await page.getByRole("button", { name: "Enregistrer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Votre compte électeur est activé.");
}

async function choosePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Choisissez votre mot de passe").fill(password);
  await page.getByLabel("Confirmez votre mot de passe").fill(password);
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Étape 2 sur 2 : question défi");
}

async function chooseChallenge(page: Page, answer: string, again = answer): Promise<void> {
  await page.getByLabel("Question défi *").selectOption("voiture");
  await page.getByLabel("Votre réponse *", { exact: true }).fill(answer);
  await page.getByLabel("Confirmez votre réponse *").fill(again);
}

async function giveIdentifier(page: Page, identifier: string): Promise<void> {
  await page.getByLabel("Identifiant *").fill(identifier);
  await page.getByRole("checkbox", { name: "Je ne suis pas un robot" }).check();
  await page.getByRole("button", { name: "Connexion" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Saisie du mot de passe");
}

async function givePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel("Mot de passe « élections » *").fill(password);
  await page.getByRole("button", { name: "Connexion" }).click();
}

async function expectErrors(page: Page, title: string, reasons: string[]): Promise<void> {
  const summary = page.locator("#summary");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("heading")).toHaveText(title);
  await expect(summary.getByRole("listitem")).toHaveText(reasons);
}
