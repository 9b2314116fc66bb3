/** Answers of the API that a journey needs and the example event does not give at its hour. */

import type { Page, Route } from "@playwright/test";
import type { PublicEvent } from "../../src/furniture/event.ts";
import type { Results, Turnout } from "../../src/screens/open/results.ts";

/** An election of the example event, with its turnout. */
export const PARIS: Turnout = { id: "CSAproximiteParis22", title: "CSA de proximité de Paris", registered: 300, voters: 250 };

/** Answers a request with this document. */
export const json = (body: unknown, status = 200) => (route: Route) => route.fulfill({ status, json: body });
/** Answers a request with a refusal, as the portal writes one. */
export const problem = (status: number, code: string, title: string) => (route: Route) =>
  route.fulfill({ status, contentType: "application/problem+json", body: JSON.stringify({ status, code, title }) });

/** What `GET /api/event` answers. */
export async function answerEvent(page: Page, event: PublicEvent): Promise<void> {
  await page.route("**/api/event", json(event));
}

/** What `GET /api/results` answers. */
export async function answerResults(page: Page, results: Partial<Results>): Promise<void> {
  await page.route("**/api/results", json({ now: "2022-12-09T11:00:00+01:00", state: "not_published", elections: [], ...results }));
}
