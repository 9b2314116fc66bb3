/** Brings V13 to life: the voter's elections, then what each list published. */

import { get } from "../../furniture/api.ts";
import { openPortal, type PortalElection } from "../../furniture/portal.ts";
import { find, show } from "../../furniture/show.ts";
import { arrive } from "./arrival.ts";
import { elections, type PublishedList, type PublishedLists } from "./elections.ts";

void arrive(async () => {
  const { portal } = await openPortal();
  const place = find("#screen");
  show(place, elections(portal, await publishedLists(portal.elections)));
  showMarksAllOrNone(place);
});

/** The lists of the elections that have published them. Where no answer comes, the titles are shown without their documents. */
async function publishedLists(all: PortalElection[]): Promise<PublishedLists> {
  const answers = await Promise.all(
    all
      .filter(({ lists }) => lists.length > 0)
      .map(({ id }) =>
        get<{ lists: PublishedList[] }>(`/api/elections/${id}/lists`).then(
          ({ lists }): [string, PublishedList[]][] => [[id, lists]],
          () => [],
        ),
      ),
  );
  return new Map(answers.flat());
}

/** Lists are treated alike: where one mark cannot be loaded, none is shown. */
function showMarksAllOrNone(place: HTMLElement): void {
  place.querySelectorAll<HTMLImageElement>(".logo").forEach((mark) => {
    const hide = () => place.classList.add("no-logos");
    if (mark.complete && mark.naturalWidth === 0) hide();
    else mark.addEventListener("error", hide);
  });
}
