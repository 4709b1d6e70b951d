import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import type { Template, Trigger } from "../../api/types";
import { Button } from "../../kit/Button";
import { Dialog } from "../../kit/Dialog";
import { Field } from "../../kit/Field";
import { Answer, Fault } from "../../kit/states";
import { newTrigger } from "../../flow/triggers";
import { go, href } from "../../router";
import { useLanguage, useWords } from "../../words";
import { useAutomationsChanged } from "./queries";

const blank = "";

/** Creates an automation from a template, or a blank one with a trigger. */
export function Creation({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const changed = useAutomationsChanged();
  const language = useLanguage();
  const [locale, setLocale] = useState<string>(language);
  const [slug, setSlug] = useState<string>();
  const [name, setName] = useState("");
  const [trigger, setTrigger] = useState<Trigger["kind"]>("manual");
  const templates = useQuery({
    queryKey: ["templates", locale],
    queryFn: ({ signal }) => body(api.GET("/v1/templates", { params: { query: { locale } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const creation = useMutation({
    mutationFn: () =>
      body(
        api.POST("/v1/automations", {
          body: slug ? { name, template: slug, locale } : { name, trigger: newTrigger(trigger) },
        }),
      ),
    onSuccess: async ({ id }) => {
      await changed();
      go(href(["automations", id]));
    },
  });
  const choose = (template: Template | undefined) => {
    setSlug(template?.slug ?? blank);
    setName(template?.name ?? "");
  };
  return (
    <Dialog
      title={words.creation.title}
      onClose={onClose}
      wide
      actions={
        <>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button
            look="primary"
            form="creation"
            type="submit"
            busy={slug === undefined || name.trim() === "" || creation.isPending}
          >
            {words.creation.submit}
          </Button>
        </>
      }
    >
      <div className="spread">
        <h3>{words.creation.templates}</h3>
        <select
          className="input auto"
          aria-label={words.creation.locale}
          value={locale}
          onChange={(event) => setLocale(event.target.value)}
        >
          <option value="en">English</option>
          <option value="fr">Français</option>
        </select>
      </div>
      <Answer query={templates}>
        {({ items }) => <Gallery templates={items} chosen={slug} onChoose={choose} />}
      </Answer>
      <form
        id="creation"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          creation.mutate();
        }}
      >
        {slug === blank && (
          <Field label={words.creation.trigger}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={trigger}
                onChange={(event) => setTrigger(event.target.value as Trigger["kind"])}
              >
                {Object.entries(words.triggers).map(([kind, label]) => (
                  <option key={kind} value={kind}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={words.creation.name}>
          {(control) => (
            <input {...control} className="input" required value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </form>
      {creation.isError && <Fault error={creation.error} />}
    </Dialog>
  );
}

interface GalleryProps {
  templates: Template[];
  chosen: string | undefined;
  onChoose: (template: Template | undefined) => void;
}

function Gallery({ templates, chosen, onChoose }: GalleryProps) {
  const words = useWords();
  return (
    <ul className="gallery">
      <li>
        <button type="button" className="tile" aria-pressed={chosen === blank} onClick={() => onChoose(undefined)}>
          <strong>{words.creation.blank}</strong>
          <span className="muted small">{words.creation.blankHelp}</span>
        </button>
      </li>
      {templates.map((template) => (
        <li key={template.slug}>
          <button
            type="button"
            className="tile"
            aria-pressed={chosen === template.slug}
            onClick={() => onChoose(template)}
          >
            <strong>{template.name}</strong>
            <span className="muted small">{template.description}</span>
            <span className="badge">{words.triggers[template.trigger.kind]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
