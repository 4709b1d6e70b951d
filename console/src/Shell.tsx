import type { ReactNode } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "./api/client";
import { useProject } from "./api/project";
import { useSession } from "./api/role";
import { signOut } from "./api/session";
import { Button } from "./kit/Button";
import { intoView } from "./kit/intoView";
import { href, type Route } from "./router";
import { applyTheme, theme, type Theme } from "./theme";
import { setLanguage, useLanguage, useWords, type Language } from "./words";
import { useFormats } from "./words/format";

/** The areas of the navigation, each with the first parts of the addresses that belong to it. */
const areas = [
  { name: "today", paths: ["today"] },
  { name: "automations", paths: ["automations"] },
  { name: "launches", paths: ["launches", "promo-banks"] },
  { name: "contacts", paths: ["contacts", "lists", "imports"] },
  { name: "segments", paths: ["segments"] },
  { name: "messages", paths: ["messages", "conversations"] },
  { name: "deadLetters", paths: ["dead-letters"] },
  { name: "settings", paths: ["settings"] },
] as const;

/** The navigation, the banners and the page. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const words = useWords().shell;
  const here = route.path[0] ?? "automations";
  return (
    <div className="shell">
      <a className="hidden" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <nav className="side" aria-label={words.navigation}>
        <span className="brand">{words.product}</span>
        {areas.map(({ name, paths }) => {
          const current = paths.some((path) => path === here);
          return (
            <a
              key={name}
              href={href([paths[0]])}
              aria-current={current ? "page" : undefined}
              ref={current ? intoView : undefined}
            >
              {words[name]}
            </a>
          );
        })}
        <Foot />
      </nav>
      <main className="main" id="main" tabIndex={-1}>
        <Banners />
        {children}
      </main>
    </div>
  );
}

/** Moves the focus to the page; the hash of the address is the route, so the link itself must not be followed. */
function skip(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById("main")?.focus();
}

function Foot() {
  const words = useWords().shell;
  const session = useSession();
  const language = useLanguage();
  return (
    <div className="foot">
      {session.kind === "in" && (
        <span className="who muted small">
          {session.person === session.role ? words.roles[session.role] : `${session.person} · ${words.roles[session.role]}`}
        </span>
      )}
      <select
        className="input"
        aria-label={words.language}
        value={language}
        onChange={(event) => setLanguage(event.target.value as Language)}
      >
        <option value="en">English</option>
        <option value="fr">Français</option>
      </select>
      <select
        className="input"
        aria-label={words.theme}
        defaultValue={theme()}
        onChange={(event) => applyTheme(event.target.value as Theme)}
      >
        {Object.entries(words.themes).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button look="quiet" onClick={() => void signOut()}>
        {words.signOut}
      </Button>
    </div>
  );
}

function Banners() {
  const words = useWords().shell;
  const project = useProject().data;
  const formats = useFormats();
  const cache = useQueryClient();
  const advance = async (duration: string) => {
    await body(api.POST("/v1/clock", { body: { advance: duration } }));
    await cache.invalidateQueries();
  };
  const sandbox = project?.channels.filter((channel) => channel.sandbox).map((channel) => channel.channel) ?? [];
  return (
    <>
      {project?.testClock && (
        <div className="banner row">
          <span>{words.testClock(formats.moment(project.now))}</span>
          <Button look="quiet" needs="owner" onClick={() => void advance("PT1H")}>
            {words.advanceHour}
          </Button>
          <Button look="quiet" needs="owner" onClick={() => void advance("P1D")}>
            {words.advanceDay}
          </Button>
        </div>
      )}
      {sandbox.length > 0 && <div className="banner">{words.sandbox(sandbox.map((channel) => words.channels[channel]).join(", "))}</div>}
    </>
  );
}
