import { useEffect, useState } from "react";
import { signIn, refresh } from "./api/session";
import { useSession } from "./api/role";
import { Dialog } from "./kit/Dialog";
import { Toasts } from "./kit/toasts";
import { Pages } from "./pages/Pages";
import { faultOf, SignIn, SignInForm } from "./pages/SignIn";
import { go, parse, useRoute } from "./router";
import { Shell } from "./Shell";
import { useWords } from "./words";

/** The console: the sign-in page, or the shell with the page of the address. */
export function App() {
  const session = useSession();
  const words = useWords();
  const route = useRoute();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    void arrive().catch((error: unknown) => setFault(faultOf(error, words)));
  }, []);
  if (session.kind === "out" || (session.kind === "unknown" && fault !== undefined)) {
    return <SignIn key={fault} {...(fault !== undefined && { fault })} />;
  }
  if (session.kind === "unknown") {
    return (
      <main className="signin">
        <p className="muted">{words.signIn.opening}</p>
      </main>
    );
  }
  return (
    <>
      <Shell route={route}>
        <Pages route={route} />
      </Shell>
      {session.kind === "over" && (
        <Dialog title={words.signIn.title} onClose={() => undefined}>
          <p>{words.signIn.over}</p>
          <SignInForm />
        </Dialog>
      )}
      <Toasts />
    </>
  );
}

/** Uses the code of a sign-in link, which is good once; else the session of this browser. */
async function arrive(): Promise<void> {
  const { path } = parse(location.hash);
  const code = path[0] === "in" ? path[1] : undefined;
  if (code === undefined) {
    await refresh();
    return;
  }
  go("/automations");
  await signIn({ code });
}
