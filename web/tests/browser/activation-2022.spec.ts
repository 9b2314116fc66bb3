/** An employer who keeps the ballot of 2022: the lists are activated by a button before one can be chosen (SCREENS V26). */

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builtCopy } from "../built/copy.ts";
import { expect, LocalPortal, test as base } from "./portal.ts";
import { CAPN, enterBooth, expectReceipt } from "./voting.ts";

/** A portal whose pages were built with the setting. */
const test = base.extend<{ portal: LocalPortal }>({
  portal: async ({}, use) => {
    const root = await builtCopy("isoloir-2022-", (web) => {
      const file = join(web, "themes", process.env.ISOLOIR_THEME ?? "neutre", "theme.json");
      writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), ballot_activation: "2022" }));
    });
    const portal = await LocalPortal.start("--root", root);
    await use(portal);
    portal.stop();
    rmSync(root, { recursive: true });
  },
});

test("with the activation of 2022, nothing can be chosen before the button is pressed, and the voter goes on to a receipt", async ({ page, portal }) => {
  await enterBooth(page, portal, 1);
  await page.getByRole("link", { name: `Participer au scrutin ${CAPN.title}` }).click();
  await expect(page.locator("main")).toContainText("vous devez cliquer sur le logo de la liste choisie ou du vote blanc");
  const choice = page.getByRole("radio", { name: /Sgen-CFDT/ });
  await expect(choice).toBeDisabled();
  const activate = page.getByRole("button", { name: "JE VEUX VOTER, J'ACTIVE LA SELECTION DE MON CHOIX DE VOTE" });
  await expect(activate).toHaveAttribute("aria-pressed", "false");

  // Going on without it says what to do, and leads to the button.
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("#summary")).toBeFocused();
  await page.locator("#summary").getByRole("link").click();
  await expect(activate).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "LES LOGOS SONT ACTIVÉS, VOUS POUVEZ FORMULER VOTRE CHOIX DE VOTE" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);

  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.locator("#summary")).toContainText("Choisissez une liste ou « Vote blanc ».");
  await choice.check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "RETOUR" }).click();
  // Coming back from the confirmation, the lists are as they were left.
  await expect(choice).toBeEnabled();
  await expect(choice).toBeChecked();
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("button", { name: "JE VOTE" }).click();
  await expectReceipt(page, CAPN);
});
