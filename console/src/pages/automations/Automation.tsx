import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { Diagnostics } from "../../kit/Diagnostics";
import { Answer } from "../../kit/states";
import { useWords } from "../../words";
import { Toggle } from "./Toggle";

/** One automation: its state, its trigger and its elements, to be read. */
export default function Automation({ id }: { id: string }) {
  const words = useWords();
  const query = useQuery({
    queryKey: ["automation", id],
    queryFn: ({ signal }) => body(api.GET("/v1/automations/{id}", { params: { path: { id } }, signal })),
  });
  return (
    <div className="page">
      <Answer query={query}>
        {(automation) => (
          <>
            <div className="spread">
              <h1>{automation.name}</h1>
              <Toggle automation={automation} />
            </div>
            <p className="muted">{words.triggers[automation.trigger.kind]}</p>
            <Diagnostics faults={automation.diagnostics ?? []} automationId={id} />
            <ol className="stack">
              {elementsOf(automation.flow).map((element) => (
                <li key={element.id} className="card stack">
                  <div className="spread">
                    <h2>{element.name ?? element.id}</h2>
                    <span className="badge">{element.kind}</span>
                  </div>
                  {element.text !== undefined && <p className="lines">{element.text}</p>}
                </li>
              ))}
            </ol>
          </>
        )}
      </Answer>
    </div>
  );
}

interface Shown {
  id: string;
  kind: string;
  name?: string;
  text?: string;
}

/** The elements of a draft, which may be no valid flow. */
function elementsOf(flow: object | undefined): Shown[] {
  const elements = flow !== undefined && "elements" in flow ? flow.elements : [];
  return Array.isArray(elements) ? (elements as Shown[]) : [];
}
