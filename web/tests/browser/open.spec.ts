import { readdirSync } from "node:fs";
import { join } from "node:path";
import { exampleEvent, EXAMPLE_SUSPENSION } from "../../src/screens/open/example-event.ts";
import type { ElectionResult } from "../../src/screens/open/results.ts";
import { answerEvent, answerResults, json, PARIS, problem } from "./answers.ts";
import { expect, test } from "./portal.ts";

test.use({ portalOptions: [["--clock", "2022-12-01T12:27:00+01:00", "--frozen"], { scope: "worker" }] });

/** Every address of the built site. */
const PAGES = readdirSync(join(import.meta.dirname, "../../dist"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".html"))
  .map((file) => `/${file.replace(/(^index)?\.html$/, "")}`);

test.describe("the public home", () => {
  for (const [hour, boxes] of [["12:27", ["07", "04", "33"]], ["12:31", ["07", "04", "29"]]] as const) {
    test(`the guide's countdown at ${hour} is ${boxes.join("/")}`, async ({ page }) => {
      await answerEvent(page, exampleEvent(`2022-12-01T${hour}:00+01:00`, "vote_open"));
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Fermeture du vote dans" })).toBeVisible();
      await expect(page.locator(".boxes strong")).toHaveText(boxes);
      await expect(page.getByText("Ouvert du jeudi 1er décembre 2022 à 8 h au jeudi 8 décembre 2022 à 17 h (Heure de Paris)")).toBeVisible();
    });
  }

  test("the server's time is counted from, whatever the device's clock says", async ({ page }) => {
    await page.clock.setFixedTime("2031-01-01T00:00:00Z");
    await answerEvent(page, exampleEvent("2022-12-01T12:27:00+01:00", "vote_open"));
    await page.goto("/");
    await expect(page.locator(".boxes strong")).toHaveText(["07", "04", "33"]);
  });

  for (const [phase, now, sentence] of [
    ["before_portal", "2022-10-12T18:00:00+02:00", "Le portail ouvrira le jeudi 13 octobre 2022 à 8 h (heure de Paris)."],
    ["portal_open", "2022-10-20T10:00:00+02:00", "publiées au plus tard le mercredi 16 novembre 2022 à 8 h (heure de Paris)."],
    ["lists_published", "2022-11-20T10:00:00+01:00", "les professions de foi sont publiées"],
    ["sealed", "2022-11-30T20:00:00+01:00", "Les listes électorales sont arrêtées."],
    ["vote_open", "2022-12-01T12:27:00+01:00", "Le vote est ouvert."],
    ["vote_closed", "2022-12-08T17:00:00+01:00", "après le dépouillement"],
  ] as const) {
    test(`in the phase ${phase} the home says so`, async ({ page, another }) => {
      await page.goto((await another("--clock", now, "--frozen")).origin);
      await expect(page.locator("#standing")).toContainText(sentence);
      const wayIn = page.getByRole("link", { name: "ACCÉDER AU PORTAIL ÉLECTIONS", exact: true });
      await expect(wayIn).toHaveCount(phase === "before_portal" ? 0 : 1);
      await expect(page.getByText("Cliquez sur ACCÉDER AU PORTAIL ÉLECTIONS pour poursuivre.")).toHaveCount(phase === "before_portal" ? 0 : 1);
    });
  }

  test("a suspension is told with its reason and the hour of the next information", async ({ page }) => {
    await answerEvent(page, { ...exampleEvent("2022-12-05T15:10:00+01:00", "vote_open"), suspension: EXAMPLE_SUSPENSION });
    await page.goto("/");
    const strip = page.locator("#notice");
    await expect(strip).toContainText("Le vote est suspendu par le bureau de vote depuis le lundi 5 décembre 2022 à 14 h 52 (heure de Paris).");
    await expect(strip).toContainText("Une panne du réseau");
    await expect(strip).toContainText("Prochaine information : lundi 5 décembre 2022 à 15 h 30 (heure de Paris).");
    await expect(page.locator("#standing")).toContainText("mais pas voter");
  });

  test("we_01 what the bureau writes is text, whatever it holds", async ({ page, another }) => {
    const text = `<img src=x onerror="document.title='pwned'"> ${"x".repeat(400)}`;
    await page.goto((await another("--clock", "2022-12-01T12:27:00+01:00", "--announce", text)).origin);
    await expect(page.locator("#notice")).toContainText("<img src=x");
    await expect(page.locator("#notice img")).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test("once the results are proclaimed the home leads to them, and every number adds up", async ({ page, another }) => {
    await page.goto((await another("--proclaimed", "--clock", "2022-12-09T11:00:00+01:00")).origin);
    await page.getByRole("link", { name: "Consulter les résultats" }).click();
    await expect(page).toHaveURL(/\/resultats$/);
    const { elections } = await page.evaluate(async () => (await fetch("/api/results")).json());
    expect(elections.length).toBe(3);
    for (const { title, registered, voters, blank, expressed, lists } of elections as ElectionResult[]) {
      const result = page.getByRole("region", { name: title }).first();
      await expect(result.locator("dd").first()).toHaveText(String(registered));
      await expect(result.getByRole("row")).toHaveCount(lists.length + 1);
      expect(voters).toBe(expressed + blank!);
      expect(lists.reduce((sum, { votes }) => sum + votes, 0)).toBe(expressed);
    }
  });

  test("when the portal does not answer the home keeps its way in", async ({ page }) => {
    await page.route("**/api/**", (route) => route.abort());
    await page.goto("/");
    await expect(page.getByRole("link", { name: "ACCÉDER AU PORTAIL ÉLECTIONS", exact: true })).toBeVisible();
  });
});

test.describe("the questions", () => {
  test("a search narrows the questions down on the device, whatever the accents", async ({ page }) => {
    await page.goto("/aide");
    const questions = page.locator(".question");
    const all = await questions.count();
    expect(all).toBeGreaterThan(15);
    await page.waitForLoadState("networkidle");
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.url()));
    await page.getByLabel("Chercher dans les questions").fill("REASSORT numen");
    await expect(page.locator("#faq-found")).toHaveText(/question/);
    await expect(questions.filter({ visible: true })).not.toHaveCount(all);
    await page.getByLabel("Chercher dans les questions").fill("corse");
    await expect(page.locator("#faq-found")).toHaveText("1 question trouvée");
    await expect(page.getByText("lettres comprises pour les naissances en Corse")).toBeVisible();
    await page.keyboard.press("Enter");
    await page.getByLabel("Chercher dans les questions").fill("🗳️ <script>");
    await expect(page.locator("#faq-found")).toHaveText(/^Aucune question/);
    await page.getByLabel("Chercher dans les questions").fill("");
    await expect(questions.filter({ visible: true })).toHaveCount(all);
    expect(sent).toEqual([]);
    await expect(page).toHaveURL(/\/aide$/);
  });

  test("a link to a question opens it", async ({ page }) => {
    await page.goto("/aide#puis-je-changer-mon-vote");
    await expect(page.getByText("Après « Je vote », le vote est définitif.")).toBeVisible();
  });
});

test.describe("the results", () => {
  const archive = { name: "CSAproximiteParis22.bel", bytes: 524_288, sha256: "ab".repeat(32), head: "cd".repeat(32) };
  const lists = [{ title: "Sgen-CFDT Agir pour tous", votes: 90, seats: 4 }, { title: "FNEC FP FORCE OUVRIERE", votes: 150, seats: 6 }];

  test("before the proclamation there is none, without it being an error", async ({ page }) => {
    await page.goto("/resultats");
    await expect(page.getByRole("heading", { name: "Les résultats ne sont pas encore publiés" })).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  });

  test("the turnout may come first", async ({ page }) => {
    await answerResults(page, { turnout: { at: "2022-12-08T17:05:00+01:00", elections: [PARIS] } });
    await page.goto("/resultats");
    await expect(page.getByRole("row", { name: /CSA de proximité de Paris/ })).toContainText("83,3 %");
    await expect(page.getByText("Émargements comptés le")).toContainText("17 h 05");
  });

  test("a proclaimed election shows every number, and what to check it with", async ({ page }) => {
    await answerResults(page, { state: "published", elections: [{ ...PARIS, blank: 10, expressed: 240, seats: 10, lists, archive }] });
    await page.goto("/resultats");
    const result = page.getByRole("region", { name: PARIS.title }).first();
    await expect(result.locator("dd").first()).toHaveText("300");
    await expect(result.getByRole("row", { name: /FORCE OUVRIERE/ }).getByRole("cell")).toHaveText(["150", "62,5 %", "6"]);
    await page.getByText("Vérifier ce résultat").click();
    await expect(page.getByText(archive.sha256)).toBeVisible();
    await expect(page.getByText(archive.head)).toBeVisible();
    await expect(page.getByRole("link", { name: /\.bel/ })).toHaveAttribute("href", `/documents/${PARIS.id}/${archive.name}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test("a fault is told as a fault, not as an absence of results", async ({ page }) => {
    await page.route("**/api/results", problem(503, "SYS-900", "Le service est momentanément indisponible. Aucun vote n'a été enregistré par cette action."));
    await page.goto("/resultats");
    await expect(page.getByRole("alert")).toContainText("momentanément indisponible");
  });
});

test.describe("when something stands in the way", () => {
  test("the pages of a standstill say what is true now, whatever their address", async ({ page, another }) => {
    const before = await another("--clock", "2022-11-20T10:00:00+01:00", "--frozen");
    await page.goto(`${before.origin}/pas-encore-ouvert`);
    await expect(page.locator("main")).toContainText("Le vote ouvrira le jeudi 1er décembre 2022 à 8 h (heure de Paris).");
    const after = await another("--clock", "2022-12-08T17:00:00+01:00", "--frozen");
    for (const address of ["/vote-clos", "/pas-encore-ouvert", "/vote-suspendu"]) {
      await page.goto(after.origin + address);
      await expect(page.locator("main")).toContainText("Le vote est clos depuis le jeudi 8 décembre 2022 à 17 h (heure de Paris).");
      await expect(page).toHaveTitle(/^Le vote est clos – /);
    }
  });

  test("a suspension says why, and when more will be known", async ({ page }) => {
    await answerEvent(page, { ...exampleEvent("2022-12-05T15:10:00+01:00", "vote_open"), suspension: EXAMPLE_SUSPENSION });
    await page.goto("/vote-suspendu");
    await expect(page.locator("main")).toContainText("Une panne du réseau");
    await expect(page.locator("main")).toContainText("Prochaine information : lundi 5 décembre 2022 à 15 h 30");
    await expect(page.locator("main")).toContainText("01 23 45 67 89");
  });

  test("a reader overseas reads Paris time and their own", async ({ browser, portal }) => {
    const page = await browser.newPage({ timezoneId: "Pacific/Noumea", baseURL: portal.origin });
    await answerEvent(page, exampleEvent("2022-11-20T10:00:00+01:00", "lists_published"));
    await page.goto("/pas-encore-ouvert");
    await expect(page.locator("main")).toContainText("jeudi 1er décembre 2022 à 8 h (heure de Paris), soit jeudi 1er décembre 2022 à 18 h à Nouméa");
    await page.close();
  });

  test("an address that leads nowhere is answered with a page that helps", async ({ page }) => {
    const response = await page.goto("/nulle-part");
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Cette page n'existe pas");
    await expect(page.getByRole("main").getByRole("link", { name: "Consulter l'aide" })).toBeVisible();
  });

  test("the crowd's page waits, tries again by itself, and says it aloud once a try", async ({ page }) => {
    await page.addInitScript(() => (Math.random = () => 0.999999));
    await page.clock.install();
    let tries = 0;
    await page.route("**/api/event", (route) => {
      tries += 1;
      const busy = problem(429, "REQ-008", "Beaucoup d'électeurs se connectent. Réessayez dans 20 s.");
      return tries === 1 ? busy(route) : json(exampleEvent("2022-12-01T12:27:00+01:00", "vote_open"))(route);
    });
    await page.goto("/beaucoup-de-monde?next=//evil.example");
    const said = page.getByRole("status").filter({ hasText: "électeurs" });
    await expect(said).toHaveText("Beaucoup d'électeurs se connectent. Votre page s'actualisera dans 20 s ; ne la fermez pas.");
    await page.clock.fastForward(20_000);
    await expect(said).toContainText("dans 40 s");
    expect(tries).toBe(1);
    await page.clock.fastForward(40_000);
    await expect(page).toHaveURL(/:\d+\/$/);
  });
});

test.describe("without JavaScript", () => {
  test("we_08 every page says what it is for, and where a script is needed what to do instead", async ({ browser, portal }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: portal.origin });
    const page = await context.newPage();
    for (const [address, alternative] of [
      ["/", "JavaScript est désactivé dans ce navigateur."],
      ["/aide", "Puis-je changer mon vote ?"],
      ["/urne", "/api/elections/(identifiant du scrutin)/references"],
      ["/verifier-une-preuve", "openssl pkeyutl -verify"],
      ["/resultats", "/api/results"],
      ["/beaucoup-de-monde", "attendez 20 secondes, puis rechargez-la"],
      ["/vote-clos", "Il n'est plus possible de voter."],
      ["/tutoriels/parcours-de-vote", "Le code de vote est imprimé en bas à gauche"],
      ["/contact", "01 23 45 67 89"],
    ] as const) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      // The text as it is shown: Playwright's own matchers leave <noscript> out.
      expect((await page.locator("body").innerText()).replace(/\s/g, " ")).toContain(alternative);
      // A form without its script would write what is typed into the address.
      await expect(page.locator("form:visible")).toHaveCount(0);
    }
    await context.close();
  });
});

test("we_02 no page lets itself be framed", async ({ page, portal, consoleErrors }) => {
  for (const address of PAGES) {
    const headers = (await page.request.get(address)).headers();
    expect([address, headers["x-frame-options"]]).toEqual([address, "DENY"]);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  }
  await page.route("http://elsewhere.example/", (route) => route.fulfill({ contentType: "text/html", body: `<iframe src="${portal.origin}/connexion"></iframe>` }));
  await page.goto("http://elsewhere.example/");
  await expect.poll(() => page.frames()[1]?.url()).toBe("chrome-error://chromewebdata/");
  consoleErrors.length = 0; // The browser's complaint is what this test wants.
});

test("we_03 no page asks anything of anybody else, or keeps anything", async ({ page, portal, context }) => {
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  for (const address of PAGES) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
  }
  expect([...origins]).toEqual([portal.origin]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test("we_10 a parameter that names another address leads nowhere", async ({ page, portal }) => {
  for (const address of ["/", "/vote-clos", "/resultats", "/urne", "/aide/identifiant"]) {
    for (const parameter of ["?next=//evil.example", "?redirect=https://evil.example/", "?url=javascript:alert(1)", "#//evil.example"]) {
      await page.goto(address + parameter);
      await page.waitForLoadState("networkidle");
      expect(new URL(page.url()).origin).toBe(portal.origin);
      expect(await page.locator("[href*='evil'], [src*='evil'], [action*='evil']").count()).toBe(0);
    }
  }
});
