/** Changes the password of a signed-in voter. */

import { passwordClosed } from "./me.ts";
import { passwordErrors, watchRules } from "./password.ts";
import { runChange, value } from "./settings-form.ts";

void runChange({
  path: "/api/account/password",
  closed: ({ phase, calendar }) => passwordClosed(phase, calendar),
  prepare: (form, { phrase_passwords }) => watchRules(form, phrase_passwords),
  read: (form, { phrase_passwords }) => {
    const new_password = value(form, "password");
    return { body: { new_password }, errors: passwordErrors(new_password, value(form, "password-again"), phrase_passwords) };
  },
});
