import { useMutation } from "@tanstack/react-query";
import type { components } from "../../../generated/schema";
import { api, body } from "../../api/client";
import { reasonOf } from "../../api/problem";
import { Button } from "../../kit/Button";
import { saveFile } from "../../kit/download";
import { Listing } from "../../kit/Listing";
import { usePages } from "../../kit/paging";
import { toast } from "../../kit/toasts";
import { useFormats } from "../../words/format";
import { useSettingsWords } from "./words";

type Request = components["schemas"]["PrivacyRequest"];

/** Requests about personal data, with their answers. */
export function Privacy() {
  const words = useSettingsWords().privacy;
  const requests = usePages(["privacy-requests"], (cursor, signal) =>
    body(api.GET("/v1/privacy-requests", { params: { query: { cursor } }, signal })),
  );
  return (
    <>
      <p className="muted">{words.help}</p>
      <Listing query={requests} empty={<p>{words.empty}</p>}>
        {(items) => (
          <table className="table">
            <thead>
              <tr>
                <th>{words.kind}</th>
                <th>{words.requestedAt}</th>
                <th className="number">{words.contacts}</th>
                <th>{words.state}</th>
                <th>
                  <span className="hidden">{words.download}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((request) => (
                <Row key={request.id} request={request} />
              ))}
            </tbody>
          </table>
        )}
      </Listing>
    </>
  );
}

function Row({ request }: { request: Request }) {
  const words = useSettingsWords().privacy;
  const { full, number } = useFormats();
  const path = { id: request.id };
  const downloading = useMutation({
    mutationFn: () => body(api.GET("/v1/privacy-requests/{id}/download", { params: { path } })),
    onSuccess: (data) =>
      saveFile(`privacy-request-${request.id}.json`, "application/json", JSON.stringify(data, null, 2)),
    onError: (error) => toast(reasonOf(error)),
  });
  return (
    <tr>
      <td className="first">{words.kinds[request.kind]}</td>
      <td className="muted">{full(request.requestedAt)}</td>
      <td className="number" data-label={words.contacts}>
        {number(request.contacts)}
      </td>
      <td>
        <span className="badge good">{words.done}</span>
      </td>
      <td>
        {request.download !== undefined && (
          <Button needs="admin" busy={downloading.isPending} onClick={() => downloading.mutate()}>
            {words.download}
          </Button>
        )}
      </td>
    </tr>
  );
}
