import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api, body } from "../../api/client";
import { nameOf, useContact } from "../../api/directory";
import { useProject } from "../../api/project";
import { reasonOf } from "../../api/problem";
import type { Contact as ContactView } from "../../api/types";
import { Button } from "../../kit/Button";
import { saveFile } from "../../kit/download";
import { Answer } from "../../kit/states";
import { Tabs } from "../../kit/Tabs";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import type { PageProps } from "../Pages";
import { Consents } from "./Consents";
import { EditDialog } from "./ContactDialogs";
import { Enrollments } from "./Enrollments";
import { Erasure } from "./Erasure";
import { Explanation } from "./Explanation";
import { Lists, Segments } from "./Memberships";
import { Messages } from "./Messages";
import { Profile } from "./Profile";
import { Timeline } from "./Timeline";
import { useContactWords } from "./words";

/** One contact: who it is, what it agreed to, and what happened to it. */
export default function Contact({ id, rest, params }: PageProps) {
  const words = useContactWords();
  const query = useContact(id);
  const zone = useProject().data?.timeZone;
  return (
    <div className="page">
      <a href={href(["contacts"])} className="small">
        ← {words.contacts.title}
      </a>
      <Answer query={query}>
        {(contact) => (
          <>
            <Head contact={contact} />
            <div className="beside">
              <div className="stack">
                <Profile contact={contact} />
                <Consents contact={contact} />
                <Lists contact={contact} />
                <Segments contactId={id} />
              </div>
              <Story id={id} tab={rest[0] ?? ""} params={params} />
            </div>
            {zone !== undefined && <p className="muted small">{words.contact.zone(zone)}</p>}
          </>
        )}
      </Answer>
    </div>
  );
}

function Head({ contact }: { contact: ContactView }) {
  const words = useContactWords().contact;
  const [open, setOpen] = useState<"edit" | "erase">();
  const name = nameOf(contact);
  const close = () => setOpen(undefined);
  const download = useMutation({
    mutationFn: () => body(api.GET("/v1/contacts/{id}/export", { params: { path: { id: contact.id } } })),
    onSuccess: (data) => saveFile(`contact-${contact.id}.json`, "application/json", JSON.stringify(data, null, 2)),
    onError: (error) => toast(reasonOf(error)),
  });
  return (
    <div className="spread">
      <h1>{name}</h1>
      <div className="row">
        <Button needs="manager" onClick={() => setOpen("edit")}>
          {words.edit}
        </Button>
        <Button needs="manager" busy={download.isPending} onClick={() => download.mutate()}>
          {words.export}
        </Button>
        <Button look="danger" needs="manager" onClick={() => setOpen("erase")}>
          {words.erase}
        </Button>
      </div>
      {open === "edit" && <EditDialog contact={contact} onClose={close} />}
      {open === "erase" && <Erasure contact={contact} onClose={close} />}
    </div>
  );
}

const tabs = ["timeline", "enrollments", "messages", "explanation"] as const;

function Story({ id, tab, params }: { id: string; tab: string; params: URLSearchParams }) {
  const words = useContactWords().contact;
  const here = tabs.find((each) => each === tab) ?? "timeline";
  const pages: Record<(typeof tabs)[number], ReactNode> = {
    timeline: <Timeline contactId={id} />,
    enrollments: <Enrollments contactId={id} />,
    messages: <Messages contactId={id} />,
    explanation: <Explanation contactId={id} automationId={params.get("automation") ?? ""} />,
  };
  return (
    <section className="stack" aria-label={words[here]}>
      <Tabs
        label={words.tabs}
        tabs={tabs.map((each) => ({ href: href(["contacts", id, each]), label: words[each], current: each === here }))}
      />
      {pages[here]}
    </section>
  );
}
