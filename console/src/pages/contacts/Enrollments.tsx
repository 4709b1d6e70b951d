import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import { useAllAutomations, useAutomationName } from "../../api/directory";
import type { Enrollment } from "../../api/types";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Field } from "../../kit/Field";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import { useFormats } from "../../words/format";
import { useContactWords } from "./words";

/** The passages of a contact through automations: where it is now, and how each ended. */
export function Enrollments({ contactId }: { contactId: string }) {
  const words = useContactWords();
  const [enrolling, setEnrolling] = useState(false);
  const enrollments = usePages(
    ["contact-enrollments", contactId],
    (cursor, signal) =>
      body(api.GET("/v1/contacts/{id}/enrollments", { params: { path: { id: contactId }, query: { cursor } }, signal })),
    15_000,
  );
  return (
    <>
      <div>
        <Button needs="manager" onClick={() => setEnrolling(true)}>
          {words.enrollments.enroll}
        </Button>
      </div>
      <Listing query={enrollments} empty={<p>{words.contact.noEnrollments}</p>}>
        {(items) => <Table enrollments={items} />}
      </Listing>
      {enrolling && <EnrollDialog contactId={contactId} onClose={() => setEnrolling(false)} />}
    </>
  );
}

function Table({ enrollments }: { enrollments: Enrollment[] }) {
  const words = useContactWords().enrollments;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{words.automation}</th>
          <th>{words.state}</th>
          <th>{words.where}</th>
          <th>{words.version}</th>
          <th>{words.entered}</th>
          <th>
            <span className="hidden">{words.takeOut}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {enrollments.map((enrollment) => (
          <Row key={enrollment.id} enrollment={enrollment} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ enrollment }: { enrollment: Enrollment }) {
  const words = useContactWords();
  const codes = useCodes();
  const name = useAutomationName();
  const live = useAllAutomations().data?.find(({ id }) => id === enrollment.automationId)?.live?.version;
  const { full } = useFormats();
  const running = enrollment.state === "in-progress";
  return (
    <tr>
      <td className="first">
        <a href={href(["automations", enrollment.automationId], { element: enrollment.elementId })}>
          {name(enrollment.automationId)}
        </a>
      </td>
      <td>
        <span className={running ? "badge accent" : enrollment.outcome === "success" ? "badge good" : "badge"}>
          {running ? words.enrollments.inProgress : wordOf(codes.outcomes, enrollment.outcome)}
        </span>
        {enrollment.reason && <div className="muted small">{wordOf(codes.reasons, enrollment.reason)}</div>}
      </td>
      <td>
        <span className="mono">{enrollment.elementId}</span>
        {running && enrollment.until && <div className="muted small">{words.timeline.until(full(enrollment.until))}</div>}
      </td>
      <td data-label={words.enrollments.version}>
        {enrollment.version}
        {live !== undefined && live !== enrollment.version && (
          <div className="muted small">{words.enrollments.old}</div>
        )}
      </td>
      <td className="muted">{full(enrollment.enteredAt)}</td>
      <td>{running && <TakeOut enrollment={enrollment} name={name(enrollment.automationId)} />}</td>
    </tr>
  );
}

function TakeOut({ enrollment, name }: { enrollment: Enrollment; name: string }) {
  const words = useContactWords().enrollments;
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const path = { id: enrollment.automationId, enrollment: enrollment.id };
  return (
    <>
      <Button look="quiet" needs="manager" onClick={() => setOpen(true)}>
        {words.takeOut}
      </Button>
      {open && (
        <Confirmation
          title={words.takeOutTitle(name)}
          submit={words.takeOut}
          danger
          run={() => body(api.DELETE("/v1/automations/{id}/enrollments/{enrollment}", { params: { path } }))}
          onDone={() => {
            toast(words.takenOut);
            void cache.invalidateQueries({ queryKey: ["contact-enrollments", enrollment.contactId] });
          }}
          onClose={() => setOpen(false)}
        >
          <p>{words.takeOutText}</p>
        </Confirmation>
      )}
    </>
  );
}

function EnrollDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const words = useContactWords().enrollments;
  const cache = useQueryClient();
  const active = useAllAutomations().data?.filter(({ state }) => state === "active") ?? [];
  const [chosen, setChosen] = useState("");
  const id = chosen || active[0]?.id;
  return (
    <Confirmation
      title={words.enrollTitle}
      submit={words.enroll}
      off={id === undefined ? words.none : undefined}
      run={() =>
        body(api.POST("/v1/automations/{id}/enrollments", { params: { path: { id: id ?? "" } }, body: { contactId } }))
      }
      onDone={() => {
        toast(words.enrolled);
        void cache.invalidateQueries({ queryKey: ["contact-enrollments", contactId] });
      }}
      onClose={onClose}
    >
      <p className="muted">{words.enrollText}</p>
      <Field label={words.automation}>
        {(control) => (
          <select {...control} className="input" value={id} onChange={(event) => setChosen(event.target.value)}>
            {active.map((automation) => (
              <option key={automation.id} value={automation.id}>
                {automation.name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Confirmation>
  );
}
