import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useProject } from "../../api/project";
import { Button } from "../../kit/Button";
import { Fault } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import { useFormats } from "../../words/format";
import { ContactsTabs } from "../contacts/ContactsTabs";
import { Consent, type FileConsent, noConsent, statementsOf } from "./Consent";
import { type FileChoice, FileStep } from "./FileStep";
import { hasIdentity, MappingTable } from "./MappingTable";
import { isRunning, Outcome, useImport } from "./Outcome";
import { type Import, type ImportPreview, type Mapping, previewOf, recentImports, remember, run, upload } from "./requests";
import { useImportWords } from "./words";

interface ReadFile {
  choice: FileChoice;
  /** The dry run, which has the file and stores nothing. */
  trial: Import;
  preview: ImportPreview;
}

/** Imports contacts from a file: read, map, prove, try, import. */
export default function Imports() {
  const words = useImportWords().imports;
  const [read, setRead] = useState<ReadFile>();
  const reading = useMutation({
    mutationFn: async (choice: FileChoice) => {
      const trial = await upload({ kind: "contacts", dryRun: true, ...choice.options }, choice.file);
      return { choice, trial, preview: await previewOf(trial.id) };
    },
    onSuccess: setRead,
  });
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <ContactsTabs here="imports" />
      <p className="muted">{words.intro}</p>
      <FileStep busy={reading.isPending} onRead={(choice) => reading.mutate(choice)} onChange={() => setRead(undefined)} />
      {reading.isPending && <p role="status">{words.reading}</p>}
      {reading.isError && <Fault error={reading.error} />}
      {read !== undefined && <Steps key={read.trial.id} {...read} />}
      <Recent />
    </div>
  );
}

function Steps({ choice, trial, preview }: ReadFile) {
  const words = useImportWords().imports;
  const { number } = useFormats();
  const zone = useProject().data?.timeZone ?? "UTC";
  const [mapping, setMapping] = useState<Mapping>(preview.proposed);
  const [consent, setConsent] = useState<FileConsent>(noConsent);
  const [tried, setTried] = useState<Mapping>();
  const cache = useQueryClient();
  const trying = useMutation({
    mutationFn: () => run(trial.id, mapping),
    onSuccess: (begun) => {
      cache.setQueryData(["import", trial.id], begun);
      setTried(mapping);
    },
  });
  const outcome = useImport(trial.id, trial).data ?? trial;
  const importing = useMutation({
    mutationFn: async () => {
      const created = await upload(
        { kind: "contacts", ...choice.options, ...(choice.listId && { listId: choice.listId }), ...statementsOf(consent, zone) },
        choice.file,
      );
      await run(created.id, mapping);
      return created;
    },
    onSuccess: ({ id }) => {
      remember({ id, file: choice.file.name, at: new Date().toISOString() });
      toast(words.started);
      go(href(["imports", id]));
    },
  });
  const identity = hasIdentity(mapping) ? undefined : words.addressNeeded;
  const unproved = consent.channels.length > 0 && consent.source.trim() === "" ? words.sourceNeeded : undefined;
  const current = tried === mapping && !isRunning(outcome);
  return (
    <>
      <section className="card stack">
        <h2>{words.look}</h2>
        <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
      </section>
      <Consent consent={consent} onChange={setConsent} />
      <section className="card stack">
        <h2>{words.try}</h2>
        {tried === undefined ? <p className="muted">{words.tryHelp}</p> : <Outcome data={outcome} />}
        {trying.isError && <Fault error={trying.error} />}
        {importing.isError && <Fault error={importing.error} />}
        <div className="row">
          <Button needs="manager" off={identity} busy={trying.isPending} onClick={() => trying.mutate()}>
            {words.try}
          </Button>
          <Button
            look="primary"
            needs="manager"
            off={identity ?? unproved ?? (current ? undefined : words.tryFirst)}
            busy={importing.isPending}
            onClick={() => importing.mutate()}
          >
            {current ? words.goNumber(number(outcome.accepted)) : words.go}
          </Button>
        </div>
      </section>
    </>
  );
}

function Recent() {
  const words = useImportWords().imports;
  const { full } = useFormats();
  const recent = recentImports();
  return recent.length === 0 ? null : (
    <section className="stack">
      <h2>{words.recent}</h2>
      <ul>
        {recent.map(({ id, file, at }) => (
          <li key={id} className="row">
            <a className="target" href={href(["imports", id])}>
              {file}
            </a>
            <span className="muted small">{full(at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
