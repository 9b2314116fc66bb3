/** V29 in the browser within an app, on iOS: it saves no file, it opens what it is told to save. */

import { CAPN, enterBooth, expectReceipt, fill } from "./voting.ts";
import { expect, test } from "./portal.ts";

test.use({ userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148" });

test("rc_05 a browser that saves no file keeps the receipt on the screen, says how to keep the proof, and asks before it is left", async ({ page, portal, consoleErrors }) => {
  await page.addInitScript(() => {
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      this.removeAttribute("download");
      click.call(this);
    };
  });
  await enterBooth(page, portal, 1);
  await fill(page, CAPN, /Vote Blanc/);
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CAPN);
  const state = page.locator("#receipt-state");
  await page.getByRole("button", { name: "Télécharger mon émargement" }).click();
  await expect(state).toHaveText(/Ce navigateur n'enregistre pas les fichiers\. Votre émargement reste disponible/);
  for (const name of ["Télécharger ma preuve de dépôt du bulletin de vote dans l'urne", "Télécharger la preuve signée (JSON)"]) {
    await page.getByRole("button", { name }).click();
    await expect(state).toHaveText(/Ce navigateur n'enregistre pas les fichiers\. Affichez la preuve/);
  }
  await expectReceipt(page, CAPN);
  await page.getByText("Afficher la preuve signée, à copier").click();
  await expect(page.locator("pre")).toContainText('"kind":');
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await expect(page.getByRole("dialog")).toContainText("Vous n'avez pas téléchargé votre preuve de dépôt.");
  // The content policy's refusals are what keeps the page.
  expect(consoleErrors.filter((error) => !/^Framing 'blob:/.test(error))).toEqual([]);
  expect(consoleErrors).toHaveLength(3);
  consoleErrors.length = 0;
});
