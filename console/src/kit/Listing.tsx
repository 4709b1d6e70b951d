import type { ReactNode } from "react";
import { useWords } from "../words";
import { Button } from "./Button";
import type { Pages } from "./paging";
import { Empty, Fault, Skeleton } from "./states";

interface Props<T> {
  query: Pages<T>;
  /** What stands in the place of an empty list. */
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
}

/** The items of a list that is read page by page, with a button for more. */
export function Listing<T>({ query, empty, children }: Props<T>) {
  const words = useWords().common;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {query.isError && <Fault error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && !query.isError && <Skeleton lines={6} />}
      {query.isSuccess && items.length === 0 && !query.hasNextPage && <Empty>{empty}</Empty>}
      {items.length > 0 && children(items)}
      {query.hasNextPage && (
        <div>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
