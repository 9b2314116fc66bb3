/** Says « déconnecté(e) » only where it is so: a session that is still open is shown, with the button that ends it. */

import { get, post, Refused } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import { signedOutScreen, stillSignedInScreen } from "./farewell.ts";
import { showScreen } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

// The header's button comes here once the session is over, or with `#echec` when that could not be confirmed.
const failed = location.hash === "#echec";
history.replaceState(null, "", location.pathname);
get("/api/portal").then(
  () => offer(failed ? texts.signOutFailed : undefined),
  (error: unknown) => {
    if (failed && !isOver(error)) offer(texts.signOutFailed);
  },
);

function isOver(error: unknown): boolean {
  return error instanceof Refused && error.problem.status === 401;
}

function offer(failure?: string): void {
  showScreen(texts.stillSignedInTitle, stillSignedInScreen(failure));
  const button = find<HTMLButtonElement>("#end-session");
  button.onclick = async () => {
    button.disabled = true;
    try {
      await post("/api/session/end", { others: false });
    } catch (error) {
      if (!isOver(error)) return offer(texts.signOutFailed);
    }
    showScreen(texts.signedOutTitle, signedOutScreen());
  };
}
