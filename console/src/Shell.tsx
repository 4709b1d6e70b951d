import { type ReactNode, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { api, body } from "./api/client";
import { useProject } from "./api/project";
import { useSession } from "./api/role";
import { signOut } from "./api/session";
import { areas } from "./areas";
import { Button } from "./kit/Button";
import { intoView } from "./kit/intoView";
import { Keys } from "./palette/Keys";
import { PaletteHost } from "./palette/PaletteHost";
import { type Opened, useShortcuts } from "./palette/useShortcuts";
import { href, type Route } from "./router";
import { applyTheme, theme, type Theme } from "./theme";
import { setLanguage, useLanguage, useWords, type Language } from "./words";
import { useFormats } from "./words/format";

/** The navigation, the banners and the page. */
export function Shell({ route, children }: { route: Route; children: ReactNode }) {
  const words = useWords().shell;
  const here = route.path[0] ?? "automations";
  const [opened, open] = useState<Opened>();
  useShortcuts(open);
  return (
    <div className="shell">
      <a className="hidden" href="#main" onClick={skip}>
        {words.skip}
      </a>
      <nav className="side" aria-label={words.navigation}>
        <span className="brand">{words.product}</span>
        <button type="button" className="button find" aria-keyshortcuts="Control+K" onClick={() => open("palette")}>
          {words.find} <Keys keys="Control+K" />
        </button>
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
      <PaletteHost opened={opened} open={open} />
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
