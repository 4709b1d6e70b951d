import type { UseQueryResult } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { ApiError, reasonOf } from "../api/problem";
import { useWords } from "../words";
import { Button } from "./Button";

/** What went wrong, with a button to try again. */
export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords();
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <div className="alert spread" role="alert">
      <span className="lines">{gone ? words.common.notFound : reasonOf(error)}</span>
      {retry !== undefined && !gone && <Button onClick={retry}>{words.common.retry}</Button>}
    </div>
  );
}

/** Lines of the size of what is loading, shown when it takes long. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const words = useWords();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <div className="stack" role="status" aria-label={words.common.loading}>
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className="skeleton" />
      ))}
    </div>
  ) : null;
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}

/** Shows what a query answered, or that it is loading, or why it failed. */
export function Answer<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) {
    return children(query.data);
  }
  return query.isError ? <Fault error={query.error} retry={() => void query.refetch()} /> : <Skeleton />;
}
