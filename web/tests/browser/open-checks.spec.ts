import type { Page } from "@playwright/test";
import type { BatchSummary } from "../../src/booth/references.ts";
import { base64Digest, hexDigest } from "../../src/booth/hash.ts";
import { utf8 } from "../../src/booth/encoding.ts";
import { answerResults, json, PARIS, problem } from "./answers.ts";
import { expect, test } from "./portal.ts";

test.use({ portalOptions: [["--clock", "2022-12-01T12:27:00+01:00", "--frozen"], { scope: "worker" }] });

/** The example of docs/RECEIPTS.md, which really verifies. */
const LINE =
  "isoloir-deposit|v1|pro2022|R7AxU4XsA1pU7D|ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0|2022-12-01T11:47:00Z|fe812c12f3ab4ce6|22D5VQjAh8xHtekHMvmaCfdKS80qWy3F+OKJY94j6lEPgMY/YUWuHSZ/O34V99S8s7L/bJ22A9zi2TyaRP5LDA";
const KEY = "ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c";

/** A ballot box of 250 ballots as it is published, 100 references a batch. */
const references = Array.from({ length: 250 }, (_, number) => base64Digest(utf8(`ballot ${number}`))).sort();
const batches = [0, 100, 200].map((at) => references.slice(at, at + 100));
const summaries: BatchSummary[] = batches.map((batch, index) => ({
  index,
  first: batch[0]!,
  last: batch[batch.length - 1]!,
  count: batch.length,
  sha256: hexDigest(utf8(batch.map((reference) => `${reference}\n`).join(""))),
}));

async function publishBox(page: Page, published: unknown = { state: "sealed", count: 250, batches: summaries }): Promise<string[]> {
  const asked: string[] = [];
  await answerResults(page, { turnout: { at: "2022-12-08T17:05:00+01:00", elections: [PARIS] } });
  await page.route("**/api/elections/*/references", json(published));
  await page.route("**/api/elections/*/references/*", (route) => json({ references: batches[Number(route.request().url().split("/").pop())] })(route));
  page.on("request", (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  return asked;
}

async function searchFor(page: Page, reference: string): Promise<void> {
  await page.getByLabel("Référence de votre bulletin").fill(reference);
  await page.getByLabel("Scrutin", { exact: false }).selectOption(PARIS.title);
  await page.getByRole("button", { name: "Chercher" }).click();
}

test.describe("the check of a reference", () => {
  test("a reference in the box is found, one that is not is not, and both ask the same", async ({ page }) => {
    const asked = await publishBox(page);
    const requests: string[][] = [];
    for (const [reference, answer] of [
      [references[137]!, "Ce bulletin est dans l'urne du scrutin CSA de proximité de Paris."],
      [base64Digest(utf8("no ballot")), "Aucun bulletin de l'urne du scrutin CSA de proximité de Paris n'a cette référence."],
    ] as const) {
      await page.goto("/urne");
      await page.waitForLoadState("networkidle");
      asked.length = 0;
      await searchFor(page, reference.replace(/(.{4})/g, "$1 "));
      await expect(page.locator("#answer")).toContainText(answer);
      await expect(page.locator("#answer")).toContainText("250 bulletins");
      requests.push([...asked]);
    }
    expect(requests[0]).toEqual(["", "/0", "/1", "/2"].map((end) => `/api/elections/${PARIS.id}/references${end}`));
    expect(requests[1]).toEqual(requests[0]);
  });

  test("a second search in the same box asks nothing", async ({ page }) => {
    const asked = await publishBox(page);
    await page.goto("/urne");
    await searchFor(page, references[0]!);
    await expect(page.locator("#answer")).toContainText("Ce bulletin est dans l'urne");
    asked.length = 0;
    await searchFor(page, references[249]!);
    await expect(page.locator("#answer")).toContainText("Ce bulletin est dans l'urne");
    expect(asked).toEqual([]);
    expect(page.url()).toMatch(/\/urne$/);
  });

  test("before the box is sealed the page says when to come back", async ({ page }) => {
    await publishBox(page, { state: "not_sealed", count: 0, batches: [] });
    await page.goto("/urne");
    await searchFor(page, references[0]!);
    await expect(page.locator("#answer")).toContainText("La liste n'est pas encore publiée");
  });

  test("a list that contradicts what was announced proves nothing, and says so", async ({ page }) => {
    await publishBox(page, { state: "sealed", count: 249, batches: summaries });
    await page.goto("/urne");
    await searchFor(page, references[0]!);
    await expect(page.locator("#answer")).toContainText("La liste publiée se contredit");
    await expect(page.locator("#answer")).not.toContainText("est dans l'urne");
  });

  test("without the elections' titles the whole proof of deposit names its election", async ({ page }) => {
    await page.route("**/api/results", (route) => route.abort());
    await page.route("**/api/elections/R7AxU4XsA1pU7D/references", problem(404, "REQ-006", "Cette page n'existe pas ou ne vous est pas destinée."));
    await page.goto("/urne");
    await expect(page.getByLabel("Identifiant du scrutin")).toBeVisible();
    await page.getByLabel("Référence de votre bulletin").fill(LINE);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.locator("#summary")).toContainText("Aucun scrutin du portail ne porte cet identifiant.");
  });

  test("a link of the voter's elections or of a proof names the election, which is said by its title", async ({ page }) => {
    const asked = await publishBox(page);
    await page.route("**/api/results", json({ now: "2022-12-09T11:00:00+01:00", state: "not_published", elections: [] }));
    await page.goto(`/urne#${PARIS.id}`);
    await expect(page.getByLabel("Identifiant du scrutin")).toBeHidden();
    await expect(page.locator("#urn-form")).toContainText("Scrutin : CSA de proximité de Paris");
    await page.getByLabel("Référence de votre bulletin").fill(references[3]!);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.locator("#answer")).toContainText("Ce bulletin est dans l'urne du scrutin CSA de proximité de Paris.");
    expect(asked.filter((path) => path.includes(references[3]!))).toEqual([]);
    expect(page.url()).toMatch(/\/urne#CSAproximiteParis22$/);

    // The proof that is pasted says better than the address which election it is of.
    await page.route("**/api/elections/R7AxU4XsA1pU7D/references", problem(404, "REQ-006", "Cette page n'existe pas ou ne vous est pas destinée."));
    await page.getByLabel("Référence de votre bulletin").fill(LINE);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.locator("#reference-error")).toContainText("Aucun scrutin du portail ne porte cet identifiant.");

    await page.getByRole("link", { name: "Chercher dans un autre scrutin" }).click();
    await expect(page).toHaveURL(/\/urne$/);
    await expect(page.getByLabel("Identifiant du scrutin")).toBeVisible();
  });

  for (const fragment of ["content", "R7AxU4XsA1pU7D", "%3Cscript%3Ealert(1)%3C/script%3E", "../../session", "🗳️"]) {
    test(`« ${fragment} » in the address names no election: the form asks for it`, async ({ page }) => {
      await page.route("**/api/results", json({ now: "2022-12-09T11:00:00+01:00", state: "not_published", elections: [] }));
      await page.goto(`/urne#${fragment}`);
      await expect(page.getByLabel("Identifiant du scrutin")).toHaveValue("");
    });
  }

  test("the answer names by its title an election that only its identifier was typed of", async ({ page }) => {
    await publishBox(page);
    await page.route("**/api/results", (route) => route.abort());
    await page.goto("/urne");
    await page.getByLabel("Référence de votre bulletin").fill(references[0]!);
    await page.getByLabel("Identifiant du scrutin").fill(` ${PARIS.id} `);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.locator("#answer")).toContainText("Ce bulletin est dans l'urne du scrutin CSA de proximité de Paris.");
  });

  for (const wrong of ["", "🗳️", "<script>alert(1)</script>", "A".repeat(42), "B".repeat(5000)]) {
    test(`« ${wrong.slice(0, 25)} » is no reference: the field says so and nothing is asked`, async ({ page }) => {
      const asked = await publishBox(page);
      await page.goto("/urne");
      await page.waitForLoadState("networkidle");
      asked.length = 0;
      await page.getByLabel("Référence de votre bulletin").fill(wrong);
      await page.getByRole("button", { name: "Chercher" }).click();
      await expect(page.locator("#summary")).toBeFocused();
      await expect(page.locator("#reference-error")).toContainText(wrong ? "43 signes" : "Saisissez ou collez");
      await expect(page.locator("#election-error")).toContainText("Choisissez le scrutin");
      expect(asked).toEqual([]);
    });
  }
});

test.describe("the check of a receipt", () => {
  const check = (page: Page) => page.getByRole("button", { name: "Vérifier", exact: true }).click();

  test("rc_01 a genuine proof of deposit is told genuine, and the document is sent nowhere", async ({ page }) => {
    const sent: string[] = [];
    await page.route("**/api/elections/R7AxU4XsA1pU7D/receipt-keys", json({ deposit: [KEY], emargement: [KEY] }));
    await page.goto("/verifier-une-preuve");
    await page.waitForLoadState("networkidle");
    page.on("request", (request) => sent.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.getByLabel("Document à vérifier").fill(LINE.replace(/(.{70})/g, "$1\n"));
    await check(page);
    await expect(page.locator("#verdict")).toContainText("Cette preuve de dépôt est authentique");
    await expect(page.locator("#verdict")).toContainText("jeudi 1er décembre 2022 à 12 h 47 (heure de Paris)");
    await expect(page.locator("#verdict")).toBeFocused();
    expect(sent).toEqual(["GET /api/elections/R7AxU4XsA1pU7D/receipt-keys"]);
  });

  test("rc_01 a document that was changed by one sign is told not genuine", async ({ page }) => {
    await page.route("**/receipt-keys", json({ deposit: [KEY], emargement: [KEY] }));
    await page.goto("/verifier-une-preuve");
    for (const forged of [LINE.replace("T11:47", "T11:48"), LINE.replace("pro2022", "pro2023"), LINE.replace(/A$/, "Q")]) {
      await page.getByLabel("Document à vérifier").fill(forged);
      await check(page);
      await expect(page.locator("#verdict")).toContainText("Ce document n'est pas authentique");
      await expect(page.locator("#verdict")).not.toContainText("est authentique.");
    }
  });

  test("with pasted keys the page works without a network, a file as well as a paste", async ({ page, context }) => {
    await page.goto("/verifier-une-preuve");
    await context.setOffline(true);
    await page.getByLabel("Document à vérifier").fill(LINE);
    await check(page);
    await expect(page.locator("#summary")).toContainText("Les clés du scrutin n'ont pas pu être demandées");
    await page.getByLabel("Clés publiques du scrutin").fill(KEY);
    const [kind, , event, election, reference, deposited_at, key, signature] = LINE.split("|");
    const receipt = { kind, version: 1, event, election, reference, deposited_at, key, signature };
    await page.getByLabel("Ou choisissez le fichier JSON").setInputFiles({ name: "preuve.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(receipt)) });
    await check(page);
    await expect(page.locator("#verdict")).toContainText("Cette preuve de dépôt est authentique");
    await expect(page.locator("#verdict")).toContainText("Vérifié avec les clés que vous avez collées.");
    await expect(page.locator("#summary")).toBeEmpty();
  });

  test("a key that did not sign is told as such", async ({ page }) => {
    await page.goto("/verifier-une-preuve");
    await page.getByText("Vérifier sans connexion, ou avec d'autres clés").click();
    await page.getByLabel("Document à vérifier").fill(LINE);
    await page.getByLabel("Clés publiques du scrutin").fill("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    await check(page);
    await expect(page.locator("#verdict")).toContainText("Le document n'est signé par aucune des clés de ce scrutin.");
  });

  for (const [name, text, reason] of [
    ["nothing", "", "Collez un document"],
    ["another text", "bonjour 🗳️ <script>", "ni un émargement ni une preuve de dépôt"],
    ["too long a text", "x".repeat(20_000), "trop long"],
    ["an election that leads elsewhere", LINE.replace("R7AxU4XsA1pU7D", "../../api/portal"), "ni un émargement ni une preuve de dépôt"],
  ] as const) {
    test(`${name} is refused in the field, and nothing is asked`, async ({ page }) => {
      const asked: string[] = [];
      await page.goto("/verifier-une-preuve");
      await page.waitForLoadState("networkidle");
      page.on("request", (request) => asked.push(request.url()));
      await page.getByLabel("Document à vérifier").fill(text);
      await check(page);
      await expect(page.locator("#document-error")).toContainText(reason);
      await expect(page.locator("#summary")).toBeFocused();
      expect(asked).toEqual([]);
    });
  }

  test("a PDF is answered with what to do instead", async ({ page }) => {
    await page.goto("/verifier-une-preuve");
    await page.getByLabel("Ou choisissez le fichier JSON").setInputFiles({ name: "emargement.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n…") });
    await check(page);
    await expect(page.locator("#file-error")).toContainText("copiez la ligne imprimée sous le code QR");
  });
});

test.describe("the portal itself, while the vote is open", () => {
  /** The example's proof of deposit, of an election of this event: its form is right, its signature is not. */
  const shown = LINE.replace("R7AxU4XsA1pU7D", PARIS.id);

  test("publishes no reference before the box is sealed", async ({ page }) => {
    await page.goto("/urne");
    await page.getByLabel("Référence de votre bulletin").fill(shown);
    await page.getByRole("button", { name: "Chercher" }).click();
    await expect(page.locator("#answer")).toContainText("La liste n'est pas encore publiée");
  });

  test("gives the keys that a proof of deposit of another event is refused with", async ({ page }) => {
    await page.goto("/verifier-une-preuve");
    await page.getByLabel("Document à vérifier").fill(shown);
    await page.getByRole("button", { name: "Vérifier", exact: true }).click();
    await expect(page.locator("#verdict")).toContainText("Le document n'est signé par aucune des clés de ce scrutin.");
  });

  test("knows no election that is not its own", async ({ page }) => {
    await page.goto("/verifier-une-preuve");
    await page.getByLabel("Document à vérifier").fill(LINE);
    await page.getByRole("button", { name: "Vérifier", exact: true }).click();
    await expect(page.locator("#keys-error")).toContainText("Le portail ne connaît pas le scrutin nommé dans ce document.");
    await expect(page.getByLabel("Clés publiques du scrutin")).toBeVisible();
  });
});
