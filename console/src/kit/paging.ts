import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";

/** One page of a list, as the API answers. */
export interface Page<T> {
  items: T[];
  next?: string;
}

type Read<T> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>;

/** A list that is read page by page, by cursor; while another filter is read, the list before stays. */
export function usePages<T>(queryKey: QueryKey, read: Read<T>, refetchInterval: number | false = false) {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
    refetchInterval,
  });
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

const mostPages = 10;

/** The items of up to ten pages, for menus and for names. */
export async function everyItem<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await read(cursor);
    items.push(...answer.items);
    cursor = answer.next;
    if (cursor === undefined) {
      break;
    }
  }
  return items;
}
