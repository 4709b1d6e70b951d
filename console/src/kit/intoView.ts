/** A ref that scrolls the link of the present page into a row of links that is wider than the screen. */
export function intoView(link: HTMLElement | null): void {
  const row = link?.parentElement;
  if (link && row && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = link.offsetLeft - (row.clientWidth - link.clientWidth) / 2;
  }
}
