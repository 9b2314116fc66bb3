/** V16 in every state. */

import type { Specimen } from "../../furniture/frame.ts";
import type { Html } from "../../furniture/html.ts";
import type { HelpDesk } from "../../furniture/theme.ts";
import * as furniture from "../../../texts/fr/furniture.ftl";
import * as texts from "../../../texts/fr/space.ftl";
import { assistance, assistanceErrors, assistanceForm, callRemedy, sent } from "./assistance.ts";

/** The screen in every state. */
export function assistanceSpecimens(helpDesk: HelpDesk): Specimen[] {
  const empty = { last_name: "", first_name: "", email: "", phone: "", establishment: "", difficulty: "", message: "" };
  return [
    specimen("form", assistance(helpDesk)),
    specimen("nothing-typed", assistance(helpDesk, assistanceForm(assistanceErrors(empty)))),
    specimen("unreachable", assistance(helpDesk, assistanceForm([{ field: "", reason: furniture.unreachable }], callRemedy()))),
    specimen("sent", assistance(helpDesk, sent("A-2022-000123"))),
  ];
}

function specimen(state: string, main: Html): Specimen {
  return { screen: "V16", state, title: texts.assistanceTitle, main };
}
