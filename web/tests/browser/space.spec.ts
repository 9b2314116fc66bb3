/** What a signed-in voter consults (V10, V12–V15), and the request for assistance (V16). */

import type { BrowserContext, Page, Route } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, type LocalPortal } from "./portal.ts";
import { activate, logIn, type Session } from "./signed-in.ts";

const CAPN = "CAPNzinspect2z22pro";
const TITLES = [
  "SUI-FSU - Uni.es et engagé.es pour agir !",
  "Sgen-CFDT Agir pour tous",
  "FNEC FP FORCE OUVRIERE",
  "SI.EN / SNIA-IPR / SEJS #UNSAvotrealliéeduquotidien",
];
const CODE = "7K3QD-X90RA-B2ZZW-41HHT";

let session: Session | undefined;

/** Claire Dupont, signed in. */
test.beforeEach(async ({ portal, context }) => {
  if (!session) {
    await activate(portal, portal.voter(1));
    session = await logIn(portal, portal.voter(1));
  }
  await context.addCookies(session);
});

/** Answers with what the portal says, changed. */
async function changePortal(page: Page, changes: (portal: Record<string, any>) => void): Promise<void> {
  await page.route("**/api/portal", async (route) => {
    const response = await route.fetch();
    const portal = await response.json();
    changes(portal);
    await route.fulfill({ response, json: portal });
  });
}

function json(answer: unknown, status = 200): (route: Route) => Promise<void> {
  return (route) => route.fulfill({ status, contentType: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(answer) });
}

/** Nothing that a screen reader or a keyboard would miss. */
async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8"));
  const violations = await page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
    }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`);
  });
  expect(violations).toEqual([]);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

test.describe("the signed-in home", () => {
  test("shows the four boxes, « Je Vote » first, and counts until the closing", async ({ page }) => {
    await page.goto("/portail");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bienvenue sur votre portail Élections");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Je Vote", "Fermeture du vote dans", "Mes scrutins", "Mon Compte", "Mes informations pratiques"]);
    await expect(page.getByRole("link", { name: "Consulter les scrutins, les candidatures et voter" })).toHaveAttribute("href", "/vote/code");
    await expect(page.locator(".boxes")).toContainText(/07\s+Jours\s+04\s+Heures\s+\d\d\s+Minutes?/);
    await expect(page.locator("#signed-in-name")).toHaveText("Claire DUPONT");
    await expectAccessible(page);
  });

  test("says when the vote will open, and offers the lists meanwhile", async ({ page }) => {
    await changePortal(page, (portal) => {
      portal.now = "2022-11-20T10:00:00+01:00";
      portal.phase = "lists_published";
    });
    await page.goto("/portail");
    await expect(page.locator("#vote-box")).toContainText(/Le vote ouvrira le jeudi 1er décembre 2022 à 8\sh \(heure de Paris\)\./);
    await expect(page.getByRole("link", { name: "Consulter les candidatures" })).toHaveAttribute("href", "/portail/scrutins");
    await expect(page.getByRole("link", { name: /et voter/ })).toHaveCount(0);
  });

  test("offers the vote at the minute it opens, without a reload", async ({ page }) => {
    await changePortal(page, (portal) => {
      portal.now = "2022-12-01T07:59:57+01:00";
      portal.phase = "sealed";
    });
    await page.goto("/portail");
    await expect(page.locator("#vote-box")).toContainText("Le vote ouvrira le");
    await expect(page.getByRole("link", { name: /et voter/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Fermeture du vote dans" })).toBeVisible();
  });

  test("thanks who voted everywhere, and gives the émargements also after the closing", async ({ page }) => {
    const voteEverywhere = (portal: Record<string, any>) => {
      for (const election of portal.elections) Object.assign(election, { state: "voted", voted_at: "2022-12-01T12:46:00+01:00" });
    };
    await changePortal(page, voteEverywhere);
    await page.goto("/portail");
    await expect(page.getByText("Vous avez voté à vos 3 scrutins.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Mes émargements" })).toHaveAttribute("href", "/vote/emargements");
    await changePortal(page, (portal) => {
      voteEverywhere(portal);
      Object.assign(portal, { now: "2022-12-09T10:00:00+01:00", phase: "vote_closed" });
    });
    await page.route("**/api/results", json({ state: "published" }));
    await page.reload();
    await expect(page.getByRole("link", { name: "Consulter les résultats" })).toHaveAttribute("href", "/resultats");
    await expect(page.getByRole("link", { name: "Mes émargements" })).toBeVisible();
    await expect(page.locator("#countdown")).toContainText("Le vote est clos depuis le jeudi 8 décembre 2022");
  });

  test("does not offer the vote while it is suspended, and says why at the head of the page", async ({ page }) => {
    await changePortal(page, (portal) => {
      portal.suspension = { since: "2022-12-01T12:20:00+01:00", reason: "Panne d'un centre de calcul.", next_information: "2022-12-01T15:30:00+01:00" };
      for (const election of portal.elections) election.state = "suspended";
    });
    await page.goto("/portail");
    await expect(page.locator("#vote-box")).toContainText("Le vote est suspendu par le bureau de vote");
    await expect(page.getByRole("link", { name: /et voter/ })).toHaveCount(0);
    await expect(page.locator("#notice")).toContainText("Panne d'un centre de calcul.");
    await expect(page.locator("#notice")).toContainText(/Prochaine information.*15\sh\s30/);
  });

  test("re_22 shows how many réassorts there were, and when", async ({ page }) => {
    await changePortal(page, (portal) => {
      portal.reissues = [{ at: "2022-12-01T10:02:00+01:00" }, { at: "2022-12-01T11:40:00+01:00" }];
    });
    await page.goto("/portail");
    const notice = page.getByRole("region", { name: "Votre code de vote a été remplacé par 2 réassorts" });
    await expect(notice.getByRole("listitem")).toHaveText([/1er décembre 2022 à 10\sh\s02/, /1er décembre 2022 à 11\sh\s40/]);
    await expect(notice.getByRole("link")).toHaveAttribute("href", "/assistance#reassort");
    await expectAccessible(page);
  });

  test("without a session leaves for the page that says so; without an answer keeps its links", async ({ page, context }) => {
    await page.route("**/api/portal", (route) => route.abort());
    await page.goto("/portail");
    await expect(page.getByRole("alert")).toContainText("Le portail ne répond pas.");
    await expect(page.getByRole("link", { name: "Formulaire de demande d'assistance" })).toBeVisible();
    await page.unroute("**/api/portal");
    await context.clearCookies();
    await page.goto("/portail");
    await page.waitForURL("**/session-expiree");
  });
});

test.describe("my elections and their lists", () => {
  test("shows each election with its state, every mark of a list, its documents and its candidates", async ({ page }) => {
    await page.goto("/portail/scrutins");
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["CAPN des IA-IPR, IEN et IJS", "CSA de proximité de Paris", "CSA ministériel jeunesse et sports"]);
    await expect(page.locator(".chip")).toHaveText(["Ouvert", "Ouvert", "Ouvert"]);
    const capn = page.getByRole("region", { name: "CAPN des IA-IPR, IEN et IJS" });
    expect((await capn.getByRole("heading", { level: 4 }).allTextContents()).sort()).toEqual([...TITLES].sort());
    const marks = page.locator("img.logo");
    await expect(marks).toHaveCount(16);
    await expect.poll(() => marks.evaluateAll((all) => all.every((mark) => (mark as HTMLImageElement).naturalWidth > 0))).toBe(true);

    const manifesto = capn.getByRole("link", { name: "Profession de foi – Sgen-CFDT Agir pour tous (PDF, 29 Ko)" });
    const answer = await page.evaluate(async (address) => (await fetch(address)).headers.get("content-type"), (await manifesto.getAttribute("href"))!);
    expect(answer).toContain("application/pdf");

    await capn.getByText(/candidates et candidats – SUI-FSU/).click();
    await expect(capn.getByText("M. Étienne ÉTIEMBLE").locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
  });

  test("draws the order of the lists anew at each visit, and keeps it nowhere", async ({ page }) => {
    const seen = new Set<string>();
    // Twenty visits with one and the same order: once in 24¹⁹.
    for (let visit = 0; visit < 20 && seen.size < 2; visit++) {
      await page.goto("/portail/scrutins");
      await expect(page.getByText("Les listes sont présentées dans un ordre tiré au sort à chaque visite.")).toHaveCount(3);
      seen.add((await page.locator("section.election").first().getByRole("heading", { level: 4 }).allTextContents()).join());
    }
    expect(seen.size).toBe(2);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, history.state])).toEqual([0, 0, null]);
  });

  test("shows no mark at all when one cannot be loaded", async ({ page }) => {
    await page.route(`**/logos/${CAPN}/2.svg`, (route) => route.abort());
    await page.goto("/portail/scrutins");
    await expect(page.getByRole("heading", { level: 4, name: TITLES[0]! })).toBeVisible();
    await expect(page.locator("img.logo").locator("visible=true")).toHaveCount(0);
  });

  test("says when the manifestos will be published, that there is no list after that date, and names the lists when their documents do not come", async ({ page }) => {
    await page.route("**/api/elections/*/lists", (route) => route.abort());
    await page.goto("/portail/scrutins");
    await expect(page.getByText("n'ont pas pu être chargées")).toHaveCount(3);
    await expect(page.getByRole("heading", { level: 4, name: "SUD éducation Paris" })).toBeVisible();
    await changePortal(page, (portal) => {
      portal.now = "2022-11-10T10:00:00+01:00";
      for (const election of portal.elections) Object.assign(election, { lists: [], state: "upcoming" });
    });
    await page.reload();
    await expect(page.getByText(/Les professions de foi seront publiées au plus tard le mercredi 16 novembre 2022\./)).toHaveCount(3);
    await expect(page.locator(".chip")).toHaveText(["À venir", "À venir", "À venir"]);
    await changePortal(page, (portal) => {
      for (const election of portal.elections) Object.assign(election, { lists: [], state: "upcoming" });
    });
    await page.reload();
    await expect(page.getByText("Aucune liste de candidats n'est publiée pour ce scrutin.")).toHaveCount(3);
  });
});

test.describe("the electoral roll", () => {
  const PEOPLE = Array.from({ length: 25 }, (_, n) => ({ family_name: `LE GOFF ${n}`, given_name: "Hélène", corps: "Inspectrice", establishment: "Rectorat de Paris" }));

  test("finds people page by page, and puts no name into an address", async ({ page }) => {
    const asked: unknown[] = [];
    await page.route("**/api/roll", async (route) => {
      const body = route.request().postDataJSON();
      asked.push(body);
      await json({ now: "2022-12-01T12:27:00+01:00", total: 1_204, complete: true, page: body.page, pages: 49, people: PEOPLE })(route);
    });
    await page.goto("/portail/listes-electorales");
    await page.getByLabel("Scrutin *").selectOption({ label: "CAPN des IA-IPR, IEN et IJS" });
    await page.getByLabel("Nom *").fill("le goff");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await expect(page.getByRole("heading", { name: /1\s204 personnes trouvées/ })).toBeFocused();
    await expect(page.getByRole("row")).toHaveCount(25);
    await expect(page.getByRole("button", { name: "Page précédente" })).toBeDisabled();
    await page.getByRole("button", { name: "Page suivante" }).click();
    await expect(page.getByText("Page 2 sur 49")).toBeVisible();
    expect(asked).toEqual([1, 2].map((number) => ({ election: CAPN, name: "le goff", establishment: "", page: number })));
    expect(page.url()).toMatch(/\/portail\/listes-electorales$/);
    await expectAccessible(page);
  });

  test("shows who is on it, with what the roll says and nothing more", async ({ page }) => {
    await page.goto("/portail/listes-electorales");
    await page.getByLabel("Scrutin *").selectOption({ label: "CAPN des IA-IPR, IEN et IJS" });
    await page.getByLabel("Nom *").fill("LE-GOFF");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await expect(page.getByRole("heading", { name: "1 personne trouvée" })).toBeFocused();
    await expect(page.getByRole("row").filter({ hasText: "LE GOFF" })).toContainText("Hélène");
    await expect(page.locator("#found")).not.toContainText("@");
  });

  test("asks for two letters and an election before it asks the portal", async ({ page }) => {
    await page.route("**/api/roll", () => expect(false, "nothing is asked").toBe(true));
    await page.goto("/portail/listes-electorales");
    for (const typed of ["", " - ", "é", "'é '"]) {
      await page.getByLabel("Nom *").fill(typed);
      await page.getByRole("button", { name: "Rechercher" }).click();
      await expect(page.locator("#summary")).toBeFocused();
      await expect(page.getByRole("link", { name: "Saisissez au moins les deux premières lettres du nom." })).toBeVisible();
    }
    await expect(page.getByRole("heading", { name: "Il y a 2 erreurs dans le formulaire" })).toBeVisible();
    expect(await page.title()).toMatch(/^Erreur – /);
    await expectAccessible(page);
  });

  test("says what the portal refuses, and that nobody was found", async ({ page }) => {
    await page.route("**/api/roll", json({ status: 429, code: "AUT-102", title: "Trop d'essais. Réessayez après 12 h 27 (heure de Paris)." }, 429));
    await page.goto("/portail/listes-electorales");
    await page.getByLabel("Scrutin *").selectOption({ index: 1 });
    await page.getByLabel("Nom *").fill("<script>");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await expect(page.getByRole("alert")).toContainText("Trop d'essais.");
    await expect(page.getByRole("alert")).toContainText("AUT-102");
    await page.unroute("**/api/roll");
    await page.getByRole("button", { name: "Rechercher" }).click();
    await expect(page.getByRole("heading", { name: "Personne ne correspond à cette recherche" })).toBeFocused();
    await expect(page.getByRole("link", { name: "Je ne suis pas sur cette liste" })).toHaveAttribute("href", "/portail/reclamation#absent");
  });

  test("is closed after its time of display", async ({ page }) => {
    await changePortal(page, (portal) => Object.assign(portal.calendar, { roll_displayed_until: "2022-12-01T12:00:00+01:00" }));
    await page.goto("/portail/listes-electorales");
    await expect(page.getByText(/ne sont plus affichées depuis le jeudi 1er décembre 2022 à 12\sh/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Rechercher" })).toHaveCount(0);
  });
});

test.describe("a claim", () => {
  const FILED = { number: "R-2022-004217", filed_at: "2022-11-18T10:00:00+01:00", answered_by: "2022-11-21T10:00:00+01:00" };

  /** Claire Dupont, signed in to a portal that still receives claims. */
  async function early(context: BrowserContext, another: (...options: string[]) => Promise<LocalPortal>): Promise<string> {
    const portal = await another("--clock", "2022-11-20T10:00:00+01:00");
    await activate(portal, portal.voter(1));
    await context.addCookies(await logIn(portal, portal.voter(1)));
    return `${portal.origin}/portail/reclamation`;
  }

  test("is filed once however often it is sent, and followed below", async ({ page, context, another }) => {
    const address = await early(context, another);
    let sent = 0;
    await page.route("**/api/claims", async (route) => {
      if (route.request().method() === "GET" || ++sent > 1) return route.continue();
      // The portal has it, and its answer is lost on the way.
      await route.fetch();
      return route.abort();
    });
    await page.goto(`${address}#absent`);
    await expect(page.getByText("Vous n'avez formulé aucune réclamation.")).toBeVisible();
    await expect(page.getByLabel("Objet *")).toHaveValue("absent");
    await page.getByLabel("Scrutin concerné *").selectOption({ index: 1 });
    await page.getByLabel("Votre message *").fill("Je ne suis pas sur la liste 😀 <script>alert(1)</script>");
    await expect(page.locator("#left")).toHaveText(/Il reste 1\s945 caractères\./);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.getByRole("alert")).toContainText("Le portail ne répond pas.");
    await page.getByRole("button", { name: "Envoyer" }).click();
    const filed = page.getByRole("heading", { name: /^Votre réclamation est enregistrée sous le numéro \S+$/ });
    await expect(filed).toBeFocused();
    const number = (await filed.innerText()).split(/\s/).pop()!;
    await expect(page.getByText(/au plus tard le \S+ \d+ novembre 2022/)).toHaveCount(2);
    await expect(page.getByRole("heading", { level: 3 })).toHaveText([new RegExp(`^Réclamation\\s${number}$`)]);
    await expect(page.locator(".chip")).toHaveText("Reçue");
    await expectAccessible(page);
  });

  test("that lacks something, or holds a voting code, is not sent", async ({ page, context, another }) => {
    await page.goto(await early(context, another));
    page.on("request", (request) => expect(`${request.method()} ${new URL(request.url()).pathname}`).not.toBe("POST /api/claims"));
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#summary a")).toHaveText(["Sélectionnez un scrutin.", "Sélectionnez l'objet de votre réclamation.", "Écrivez votre message."]);
    await expectAccessible(page);
    await page.getByLabel("Votre message *").fill(`Mon code est ${CODE.toLowerCase().replace(/-/g, "\u00a0")}.`);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#message-error")).toContainText("N'indiquez jamais votre code de vote");
    await page.getByLabel("Votre message *").fill("é".repeat(2_001));
    await expect(page.locator("#left")).toHaveText("1 caractère de trop.");
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#message-error")).toContainText("1 caractère de trop.");
  });

  test("is no longer received after the window, and shows what became of those filed before", async ({ page }) => {
    // Only the administration's own tool decides on a claim.
    await page.route("**/api/claims", json({ claims: [{ ...FILED, election: CAPN, subject: "other", state: "rejected", reason: "Hors délai & sans objet" }] }));
    await page.goto("/portail/reclamation");
    await expect(page.getByText(/Les réclamations étaient reçues jusqu'au mercredi 30 novembre 2022 à 18\sh/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Envoyer" })).toHaveCount(0);
    await expect(page.locator(".chip")).toHaveText("Rejetée");
    await expect(page.getByText(/Motif\s: Hors délai & sans objet/)).toBeVisible();
  });
});

test.describe("the request for assistance", () => {
  test.beforeEach(({ context }) => context.clearCookies());

  async function fill(page: Page, message: string): Promise<void> {
    for (const [label, typed] of [["Nom *", "Dupont"], ["Prénom *", "Claire"], ["Adresse de messagerie de contact *", " claire@exemple.fr "], ["Établissement / académie *", "DRAJES"]] as const) {
      await page.getByLabel(label, { exact: true }).fill(typed);
    }
    await page.getByLabel("Votre difficulté *", { exact: true }).selectOption({ label: "Activation" });
    await page.getByLabel("Décrivez votre difficulté *").fill(message);
    await page.getByLabel("Je ne suis pas un robot *").check();
  }

  test("needs no session, and gives its number", async ({ page }) => {
    await page.goto("/assistance");
    await expect(page.getByText("N'indiquez jamais votre mot de passe, votre code de vote ni votre choix.")).toBeVisible();
    await expect(page.getByText(/du lundi au vendredi de 8\sh/)).toBeVisible();
    await fill(page, "Je n'ai pas reçu le lien.");
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.getByRole("heading", { name: /^Votre demande est enregistrée sous le numéro \S+$/ })).toBeFocused();
    await expectAccessible(page);
  });

  test("knows from the link that leads to it what the trouble is", async ({ page }) => {
    for (const [hash, difficulty] of [["#connexion", "password"], ["#code", "voting_code"], ["#activation", "activation"], ["#vote", "vote"], ["#<script>", ""]]) {
      await page.goto("about:blank");
      await page.goto(`/assistance${hash}`);
      await expect(page.getByLabel("Votre difficulté *", { exact: true })).toHaveValue(difficulty!);
    }
    await page.goto("about:blank");
    await page.goto("/assistance#connexion-inconnue");
    await expect(page.getByLabel("Décrivez votre difficulté *")).toHaveValue(/Je ne suis pas à l'origine de la dernière connexion/);
  });

  test("is not sent with a voting code in it, nor without what the help desk needs", async ({ page }) => {
    await page.route("**/api/assistance", () => expect(false, "nothing is sent").toBe(true));
    await page.goto("/assistance");
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.getByRole("heading", { name: "Il y a 7 erreurs dans le formulaire" })).toBeVisible();
    await expect(page.locator("#summary")).toBeFocused();
    await expectAccessible(page);
    await fill(page, `Mon code ${CODE} est refusé`);
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#message-error")).toContainText("N'indiquez jamais votre code de vote\u00a0: retirez-le de ce texte. Rien n'a été envoyé.");
    await expect(page.getByLabel("Décrivez votre difficulté *")).toHaveValue(`Mon code ${CODE} est refusé`);
  });

  test("that is refused says why, with another way out", async ({ page }) => {
    await page.goto("/assistance");
    await fill(page, "Je n'ai pas reçu le lien.");
    await page.getByLabel("Téléphone", { exact: true }).fill("12");
    await page.getByRole("button", { name: "Envoyer" }).click();
    await expect(page.locator("#phone-error")).toContainText("Saisissez un numéro de téléphone");
    await expect(page.getByRole("alert")).toContainText("appelez l'assistance");
    await expect(page.getByLabel("Décrivez votre difficulté *")).toHaveValue("Je n'ai pas reçu le lien.");
  });
});
