import { useQuery } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { useAllAutomations } from "../../api/directory";
import { CriterionText } from "../../criteria/CriterionText";
import { Field } from "../../kit/Field";
import { Answer } from "../../kit/states";
import { filter } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useContactWords } from "./words";

/** Why a contact did or did not get the messages of an automation: the facts, oldest first. */
export function Explanation({ contactId, automationId }: { contactId: string; automationId: string }) {
  const words = useContactWords().why;
  const automations = useAllAutomations().data ?? [];
  return (
    <>
      <Field label={words.automation} help={automationId === "" ? words.help : undefined}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={automationId}
            onChange={(event) => filter({ automation: event.target.value })}
          >
            <option value="">{words.choose}</option>
            {automations.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {automationId !== "" && <Chain contactId={contactId} automationId={automationId} />}
    </>
  );
}

function Chain({ contactId, automationId }: { contactId: string; automationId: string }) {
  const words = useContactWords();
  const codes = useCodes();
  const { full } = useFormats();
  const query = useQuery({
    queryKey: ["contact-why", contactId, automationId],
    queryFn: ({ signal }) =>
      body(
        api.GET("/v1/contacts/{id}/why", { params: { path: { id: contactId }, query: { automationId } }, signal }),
      ),
  });
  return (
    <Answer query={query}>
      {(explanation) => (
        <>
          <div className="card stack" aria-live="polite">
            <strong lang="en">{withLocalTimes(explanation.summary, full)}</strong>
            <span>{words.why.received(explanation.received)}</span>
          </div>
          {!explanation.complete && <p className="muted small">{words.why.incomplete}</p>}
          <ol className="timeline">
            {explanation.facts.map((fact, index) => (
              <li key={`${fact.at} ${index}`}>
                <div className="spread tight">
                  <strong>{wordOf({ ...codes.timeline, ...codes.facts }, fact.type)}</strong>
                  <time className="muted small" dateTime={fact.at}>
                    {full(fact.at)}
                  </time>
                </div>
                <p lang="en">{withLocalTimes(fact.sentence, full)}</p>
                <ul className="small">
                  {fact.criteria.map((each) => (
                    <li key={each.path}>
                      {each.holds ? "✓" : "✗"}{" "}
                      <span className="hidden">{each.holds ? words.contact.holds : words.contact.holdsNot} </span>
                      <CriterionText criterion={each.criterion} />
                      {each.value !== undefined && <span className="muted"> ({words.contact.value(each.value)})</span>}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
        </>
      )}
    </Answer>
  );
}

/** Sentences of the server name instants in UTC; people read them in the zone of the project. */
function withLocalTimes(sentence: string, full: (at: string) => string): string {
  return sentence.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, full);
}
