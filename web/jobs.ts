// The bar of a job moves by itself: the server says when something has changed. Where events don't
// come through (some proxies), the page asks now and then. When the job has ended, the page is
// loaded anew, because what can be done has changed.

const poll_ms = 2000;

export function startJobs(): void {
  const region = document.querySelector<HTMLElement>("[data-job]");
  if (region) follow(region, region.dataset.job!);
}

function follow(region: HTMLElement, job: string): void {
  const source = new EventSource(`${job}/events`);
  source.addEventListener("progress", (event) => {
    show(region, (JSON.parse((event as MessageEvent<string>).data) as { html: string }).html);
  });
  source.addEventListener("end", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) window.setTimeout(() => void poll(region, job), poll_ms);
  });
  window.addEventListener("pagehide", () => source.close(), { once: true });
}

/** What stands around the bar tells the state, too, and changes with it. */
function show(region: HTMLElement, html: string): void {
  const state = () => region.querySelector<HTMLElement>("[data-state]")?.dataset.state;
  const before = state();
  region.innerHTML = html;
  if (before && state() !== before) void showPage();
}

/** What was said beside the page ("The job is tried again") stays, which a load of the whole would take away. */
async function showPage(): Promise<void> {
  const answer = await fetch(location.href).catch(() => undefined);
  if (!answer?.ok || answer.redirected) return;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of ["main .title-row .pill", "main .facts"]) {
    const [here, now] = [document.querySelector(part), told.querySelector(part)];
    if (here && now) here.replaceWith(now);
  }
}

/** The server that doesn't answer, or can't for now, is asked again. Any other answer is the page's own to tell: the job
 *  has ended (204), the session has (a redirect), or there is nothing more to see. */
async function poll(region: HTMLElement, job: string): Promise<void> {
  const answer = await fetch(`${job}/progress`, { redirect: "manual" }).catch(() => undefined);
  if (answer?.status === 200) show(region, await answer.text());
  else if (answer && answer.status < 500) return location.reload();
  window.setTimeout(() => void poll(region, job), poll_ms);
}
