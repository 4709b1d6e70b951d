import { useState } from "react";
import { api, body } from "../../api/client";
import { useSession } from "../../api/role";
import { signOut } from "../../api/session";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { useWords } from "../../words";
import { useSettingsWords } from "./words";

/** Who is signed in here, and the end of all sessions of the person. */
export function Sessions() {
  const words = useSettingsWords().sessions;
  const roles = useWords().shell.roles;
  const session = useSession();
  const [asking, setAsking] = useState(false);
  return (
    <section className="card stack">
      {"person" in session && <p>{words.you(session.person, roles[session.role])}</p>}
      <p className="muted">{words.help}</p>
      <div>
        <Button look="danger" onClick={() => setAsking(true)}>
          {words.endAll}
        </Button>
      </div>
      {asking && (
        <Confirmation
          title={words.endTitle}
          submit={words.endAll}
          danger
          run={() => body(api.DELETE("/v1/sessions"))}
          onDone={() => void signOut()}
          onClose={() => setAsking(false)}
        >
          <p>{words.endText}</p>
        </Confirmation>
      )}
    </section>
  );
}
