import type { ComponentType } from "react";
import { RoleOnly } from "../../kit/RoleOnly";
import { Tabs } from "../../kit/Tabs";
import { href } from "../../router";
import type { PageProps } from "../Pages";
import { Audit } from "./Audit";
import { Privacy } from "./Privacy";
import { Project } from "./Project";
import { Properties } from "./Properties";
import { Sending } from "./Sending";
import { Sessions } from "./Sessions";
import { Tokens } from "./Tokens";
import { useSettingsWords } from "./words";

type Section = keyof ReturnType<typeof useSettingsWords>["settings"]["tabs"];

const sections: Record<Section, ComponentType<{ params: URLSearchParams }>> = {
  project: Project,
  sending: Sending,
  properties: Properties,
  tokens: () => (
    <RoleOnly role="owner">
      <Tokens />
    </RoleOnly>
  ),
  sessions: Sessions,
  audit: ({ params }) => (
    <RoleOnly role="admin">
      <Audit params={params} />
    </RoleOnly>
  ),
  privacy: () => (
    <RoleOnly role="admin">
      <Privacy />
    </RoleOnly>
  ),
};

/** The settings, of which the address names the section. */
export default function Settings({ id, params }: PageProps) {
  const words = useSettingsWords().settings;
  const here = (Object.keys(sections) as Section[]).find((section) => section === id) ?? "project";
  const Section = sections[here];
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <Tabs
        label={words.title}
        tabs={Object.entries(words.tabs).map(([section, label]) => ({
          href: href(["settings", section]),
          label,
          current: section === here,
        }))}
      />
      <Section params={params} />
    </div>
  );
}
