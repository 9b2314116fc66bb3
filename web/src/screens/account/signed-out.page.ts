/** Says « déconnecté(e) » only where it is so: a session that is still open is shown, with the button that ends it. */

import { get } from "../../furniture/api.ts";
import { find } from "../../furniture/show.ts";
import { endSession, isOver } from "../../furniture/sign-out.ts";
import { signedOutScreen, stillSignedInScreen, unconfirmedScreen } from "./farewell.ts";
import { showScreen } from "../../furniture/stage.ts";
import * as texts from "../../../texts/fr/account.ftl";

// The header's button comes here once the session is over, or with `#echec` when that could not be confirmed.
const failed = location.hash === "#echec";
history.replaceState(null, "", location.pathname);
/** Counts the voter's own tries: what was asked before one of them counts no more after it. */
let tries = 0;

if (failed) offer(texts.unconfirmedTitle, unconfirmedScreen());
get("/api/portal").then(
  () => tries || offer(texts.stillSignedInTitle, stillSignedInScreen(failed ? texts.signOutFailed : undefined)),
  (error: unknown) => failed && !tries && isOver(error) && goodbye(),
);

function offer(title: string, screen: ReturnType<typeof unconfirmedScreen>): void {
  showScreen(title, screen);
  const button = find<HTMLButtonElement>("#end-session");
  button.onclick = async () => {
    tries++;
    button.disabled = true;
    if (await endSession()) goodbye();
    else offer(texts.unconfirmedTitle, unconfirmedScreen());
  };
}

function goodbye(): void {
  showScreen(texts.signedOutTitle, signedOutScreen());
}
