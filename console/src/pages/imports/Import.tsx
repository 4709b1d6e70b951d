import { useMutation } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import { reasonOf } from "../../api/problem";
import { Button } from "../../kit/Button";
import { Answer } from "../../kit/states";
import { toast } from "../../kit/toasts";
import { href } from "../../router";
import { useCodes, wordOf } from "../../words/codes";
import type { PageProps } from "../Pages";
import { isRunning, Outcome, useImport } from "./Outcome";
import { useImportWords } from "./words";

/** One import: how far it is, and what came of its rows. */
export default function Import({ id }: PageProps) {
  const words = useImportWords().result;
  const codes = useCodes();
  const query = useImport(id);
  return (
    <div className="page">
      <a href={href(["imports"])} className="small">
        ← {words.back}
      </a>
      <Answer query={query}>
        {(data) => (
          <>
            <div className="spread">
              <span className="row">
                <h1>{words.title}</h1>
                <span className="badge">{wordOf(codes.jobStates, data.state)}</span>
                {data.dryRun && <span className="badge accent">{words.trial}</span>}
              </span>
              {isRunning(data) && <Cancel id={id} />}
            </div>
            <Outcome data={data} />
            {!isRunning(data) && (
              <div className="row">
                <a className="button" href={href(["imports"])}>
                  {words.again}
                </a>
                {data.accepted > 0 && !data.dryRun && (
                  <a className="button" href={href(["launches", "new"], { import: id })}>
                    {words.launch}
                  </a>
                )}
              </div>
            )}
          </>
        )}
      </Answer>
    </div>
  );
}

function Cancel({ id }: { id: string }) {
  const words = useImportWords().result;
  const cancelling = useMutation({
    mutationFn: () => body(api.POST("/v1/jobs/{id}/cancel", { params: { path: { id } } })),
    onSuccess: () => toast(words.cancelled),
    onError: (error) => toast(reasonOf(error)),
  });
  return (
    <Button needs="manager" busy={cancelling.isPending} onClick={() => cancelling.mutate()}>
      {words.cancel}
    </Button>
  );
}
