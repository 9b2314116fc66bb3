/** Changes the challenge question of a signed-in voter. */

import { fillChallenge, readChallenge } from "./challenge.ts";
import { challengeClosed } from "./me.ts";
import { runChange } from "./settings-form.ts";

void runChange({
  path: "/api/account/challenge",
  closed: ({ phase, calendar }) => challengeClosed(phase, calendar),
  prepare: (form, { questions }) => fillChallenge(form, questions),
  read: (form) => {
    const { challenge, errors } = readChallenge(form);
    return { body: challenge, errors };
  },
});
