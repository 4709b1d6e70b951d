import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "../../api/client";
import type { Segment as SegmentView } from "../../api/types";
import { Button } from "../../kit/Button";
import { Confirmation } from "../../kit/Confirmation";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { go, href } from "../../router";
import type { PageProps } from "../Pages";
import { ExportButton } from "./ExportButton";
import { SegmentEditor } from "./SegmentEditor";
import { useSegmentWords } from "./words";

/** One segment, or a new one. */
export default function Segment({ id }: PageProps) {
  const words = useSegmentWords().segment;
  return (
    <div className="page">
      <a href={href(["segments"])} className="small">
        ← {words.back}
      </a>
      {id === "new" ? (
        <>
          <h1>{words.new}</h1>
          <SegmentEditor segment={undefined} />
        </>
      ) : (
        <Known id={id} />
      )}
    </div>
  );
}

function Known({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["segment", id],
    queryFn: ({ signal }) => body(api.GET("/v1/segments/{id}", { params: { path: { id } }, signal })),
    // Reading it again would discard edits that are not saved; it is read when the page opens.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Answer query={query}>
      {(segment) => (
        <>
          <Head segment={segment} />
          <SegmentEditor key={segment.updatedAt} segment={segment} />
        </>
      )}
    </Answer>
  );
}

function Head({ segment }: { segment: SegmentView }) {
  const words = useSegmentWords().segment;
  const cache = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const { id, name } = segment;
  return (
    <div className="spread">
      <h1>{name}</h1>
      <div className="row">
        <a className="button" href={href(["contacts"], { segment: id })}>
          {words.viewMembers}
        </a>
        <ExportButton
          name={name}
          start={(format) => body(api.POST("/v1/segments/{id}/exports", { params: { path: { id } }, body: { format } }))}
        />
        <Button look="danger" needs="manager" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      {removing && (
        <Confirmation
          title={words.removal(name)}
          submit={words.remove}
          danger
          run={() => body(api.DELETE("/v1/segments/{id}", { params: { path: { id } } }))}
          onDone={() => {
            toast(words.removed(name));
            go(href(["segments"]));
            void cache.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith("segments") });
          }}
          onClose={() => setRemoving(false)}
        >
          <p>{words.removalText}</p>
        </Confirmation>
      )}
    </div>
  );
}
