import type { ReactNode } from "react";
import { Listing } from "./Listing";
import type { Pages } from "./paging";

interface Props<T> {
  title: string;
  /** The links to the pages beside this one. */
  tabs?: ReactNode;
  /** What adds to the list; an empty list shows it, too. */
  create: ReactNode;
  query: Pages<T>;
  /** What an empty list says. */
  empty: string;
  /** The table of the items. */
  children: (items: T[]) => ReactNode;
}

/** A page that is a list to which can be added. */
export function ListPage<T>({ title, tabs, create, query, empty, children }: Props<T>) {
  return (
    <div className="page">
      <div className="spread">
        <h1>{title}</h1>
        {create}
      </div>
      {tabs}
      <Listing
        query={query}
        empty={
          <>
            <p>{empty}</p>
            {create}
          </>
        }
      >
        {children}
      </Listing>
    </div>
  );
}
