/** What a voter does in the booth, step by step, for the journeys that begin further on. */

import type { Page } from "@playwright/test";
import { expect, type LocalPortal, type Voter } from "./portal.ts";
import { activate, logIn, solve } from "./signed-in.ts";

/** The guide's elections. */
export const CAPN = { id: "CAPNzinspect2z22pro", title: "CAPN des IA-IPR, IEN et IJS" };
export const CSA = { id: "CSAproximiteParis22", title: "CSA de proximité de Paris" };
export const MJS = { id: "CSAMjeunesseSports2", title: "CSA ministériel jeunesse et sports" };

const active = new Set<string>();

/** Signs in the voter of a line of the roll, in the page's browser. */
export async function signIn(page: Page, portal: LocalPortal, line: number): Promise<Voter> {
  const voter = portal.voter(line);
  const account = portal.origin + voter.number;
  if (!active.has(account)) {
    // The local portal wrote to its first voters only; the others ask for their link.
    await portal.linkTo(voter.identifier).catch(() => askForLink(portal, voter));
    await activate(portal, voter);
  }
  active.add(account);
  await page.context().addCookies(await logIn(portal, voter));
  return voter;
}

async function askForLink(portal: LocalPortal, { identifier }: Voter): Promise<void> {
  const response = await fetch(`${portal.origin}/api/activation/link`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Origin: portal.origin, "Sec-Fetch-Site": "same-origin" },
    body: JSON.stringify({ identifier, proof_of_work: await solve(portal, "activation-link") }),
  });
  expect(response.status).toBe(200);
}

/** Types a code in V20 and sends it. */
export async function giveCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: /Code de vote/ }).fill(code);
  await page.getByRole("checkbox", { name: /Je ne suis pas un robot/ }).check();
  await page.getByRole("button", { name: "Connexion", exact: true }).click();
}

/** From the log-in to the choice of an election. */
export async function enterBooth(page: Page, portal: LocalPortal, line: number): Promise<Voter> {
  const voter = await signIn(page, portal, line);
  await page.goto("/vote/code");
  await giveCode(page, voter.code);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Élections professionnelles 2022");
  return voter;
}

/** From the choice of an election to its confirmation. */
export async function fill(page: Page, election: { title: string }, choice: string | RegExp): Promise<void> {
  await page.getByRole("link", { name: `Participer au scrutin ${election.title}` }).click();
  await page.getByRole("radio", { name: choice }).check();
  await page.getByRole("button", { name: "Continuer" }).click();
  await expect(page.getByRole("button", { name: "JE VOTE" })).toBeVisible();
}

/** The receipt of an election is shown, and its reference was found to be the same. */
export async function expectReceipt(page: Page, election: { title: string }): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accusé de réception", { timeout: 40_000 });
  await expect(page.locator("main")).toContainText(`Vous venez de voter au scrutin ${election.title}.`);
  await expect(page.getByText("✓ La référence signée par l'urne est identique.")).toBeVisible();
}

/** The reference shown, without the spaces between its groups. */
export async function referenceShown(page: Page): Promise<string> {
  return ((await page.locator(".reference").textContent()) ?? "").replace(/\s/g, "");
}

/** The address of an election's ballot box. */
export function ballotBox(election: { id: string }): string {
  return `**/api/elections/${election.id}/ballots`;
}
