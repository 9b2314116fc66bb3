/** V16 in every state. */

import { summary } from "../../furniture/form.ts";
import type { Specimen } from "../../furniture/frame.ts";
import { html, type Html } from "../../furniture/html.ts";
import type { HelpDesk } from "../../furniture/theme.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { assistance, assistanceErrors, callRemedy, sent } from "./assistance.ts";

/** The screen in every state. */
export function assistanceSpecimens(helpDesk: HelpDesk): Specimen[] {
  const form = assistance(helpDesk);
  const empty = { last_name: "", first_name: "", email: "", phone: "", establishment: "", difficulty: "", message: "" };
  return [
    specimen("form", form),
    specimen("nothing-typed", html`${summary(assistanceErrors(empty))}${form}`),
    specimen("unreachable", html`${summary([{ field: "", reason: furniture.unreachable }], undefined, callRemedy())}${form}`),
    specimen("sent", html`<h1>${texts.assistanceTitle}</h1>${sent("A-2022-000123")}`),
  ];
}

function specimen(state: string, main: Html): Specimen {
  return { screen: "V16", state, title: texts.assistanceTitle, main };
}
