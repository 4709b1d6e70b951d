import "./editor.css";
import "./drawing.css";
import "./outline.css";
import "./panel.css";
import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { useMay } from "../../api/role";
import type { Automation as Entity } from "../../api/types";
import { readFlow } from "../../flow/model";
import { Answer, Skeleton } from "../../kit/states";
import type { PageProps } from "../Pages";
import { EditorPage } from "./EditorPage";
import { RawFlow } from "./JsonView";
import { useEditor } from "./useEditor";

/** One automation: its editor, with play, versions and numbers. */
export default function Automation({ id, params }: PageProps) {
  const query = useQuery({
    queryKey: ["automation", id],
    queryFn: ({ signal }) => body(api.GET("/v1/automations/{id}", { params: { path: { id } }, signal })),
    refetchInterval: 15_000,
  });
  return <Answer query={query}>{(automation) => <Draft automation={automation} params={params} />}</Answer>;
}

function Draft({ automation, params }: { automation: Entity; params: URLSearchParams }) {
  const readOnly = !useMay("manager");
  const editor = useEditor(automation, readOnly);
  if (readFlow(automation.flow) === undefined) {
    return <RawFlow automation={automation} readOnly={readOnly} />;
  }
  return editor === undefined ? (
    <div className="page">
      <Skeleton />
    </div>
  ) : (
    <EditorPage automation={automation} editor={editor} readOnly={readOnly} params={params} />
  );
}
