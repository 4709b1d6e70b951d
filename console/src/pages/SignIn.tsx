import { useState } from "react";
import { ApiError, reasonOf } from "../api/problem";
import { signIn } from "../api/session";
import { Button } from "../kit/Button";
import { Field } from "../kit/Field";
import { useWords, type Words } from "../words";

export function faultOf(error: unknown, words: Words): string {
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 429) {
    return words.signIn.tooMany;
  }
  return status === 401 || status === 422 ? words.signIn.wrong : reasonOf(error);
}

/** The form that takes a token. */
export function SignInForm({ fault }: { fault?: string }) {
  const words = useWords();
  const [token, setToken] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(fault);
  const submit = async () => {
    setBusy(true);
    try {
      await signIn({ token: token.trim() });
    } catch (error) {
      setRefused(faultOf(error, words));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Field label={words.signIn.token} help={words.signIn.help} fault={refused}>
        {(control) => (
          <input
            {...control}
            className="input"
            type="password"
            name="token"
            autoComplete="current-password"
            required
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        {words.signIn.submit}
      </Button>
    </form>
  );
}

/** The page before anyone is signed in. */
export function SignIn({ fault }: { fault?: string }) {
  const words = useWords();
  return (
    <main className="signin">
      <div className="card stack">
        <h1>{words.signIn.title}</h1>
        <SignInForm {...(fault !== undefined && { fault })} />
      </div>
    </main>
  );
}
