/* The catalogue with scripts: what is chosen shows at once, without losing the place. Everything works without them. */

const MOST = 6;
const catalogue = () => document.getElementById("catalogue");

/* htmx is fetched when the reader first reaches for the list: who only reads does not pay for it. */
let fetched;
function htmx() {
  fetched ??= new Promise((ready, failed) => {
    const script = document.createElement("script");
    script.src = catalogue().dataset.htmx;
    script.onerror = failed;
    document.addEventListener("htmx:after:process", ready, { once: true });
    document.head.append(script);
  });
  return fetched;
}

for (const sign of ["pointerover", "focusin", "touchstart"]) {
  document.addEventListener(sign, (event) => catalogue().contains(event.target) && htmx().catch(() => {}), { passive: true });
}
// Earlier states of this list are a step back away, and only htmx fetches them.
if (history.state?.htmx) htmx();

/* A box ticked or an order chosen: send the form. When htmx does not come, the browser sends it as ever. */
document.addEventListener("change", async (event) => {
  const form = event.target.form;
  if (!form?.matches("[data-at-once]")) return;
  await htmx().catch(() => {});
  form.requestSubmit();
});

/* Only links to another page of results go to where the list begins. */
document.addEventListener("htmx:config:request", ({ detail: { ctx } }) => {
  if (!ctx.sourceElement.closest(".turn")) ctx.request.anchor = "";
});

/* The server does not know what the reader has unfolded. */
document.addEventListener("htmx:before:init", () => {
  window.htmx.registerExtension("catalogue", {
    htmx_before_morph_attr: (element, { attrName }) => !(attrName === "open" && element.matches("details")),
  });
}, { once: true });

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  const source = ctx.sourceElement;
  if (!source.matches(".facets")) {
    for (const box of document.querySelectorAll(".facets [type=checkbox]")) box.checked = box.defaultChecked;
  }
  for (const link of document.querySelectorAll(".languages a")) link.search = location.search;
  if (document.activeElement === document.body || source.closest(".turn")) {
    document.getElementById("results")?.focus({ preventScroll: true });
  }
  showTicked();
});

/* No answer, or one that says that something is wrong: ask again the way links do, and show what comes. A moment
   later, because a request also fails when the reader leaves the page. */
for (const failure of ["htmx:error", "htmx:response:error"]) {
  document.addEventListener(failure, ({ detail: { ctx } }) => {
    if (ctx) setTimeout(() => location.assign(ctx.request.action), 300);
  });
}

/* What is ticked for comparison stays ticked while the list changes. */
const ticked = new Set();
const boxes = () => [...document.querySelectorAll("input[form=compare]")];

function showTicked() {
  const form = document.getElementById("compare");
  if (!form) return;
  const shown = boxes();
  for (const box of shown) {
    box.checked = ticked.has(box.value);
    box.disabled = ticked.size >= MOST && !box.checked;
  }
  form.querySelectorAll("[type=hidden]").forEach((input) => input.remove());
  for (const code of ticked) {
    if (shown.some((box) => box.value === code)) continue;
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name: "id", value: code });
    form.append(input);
  }
  const status = form.querySelector("[role=status]");
  status.dataset.first ??= status.textContent;
  const full = ticked.size >= MOST ? ` ${form.dataset.full}` : "";
  const text = ticked.size ? `${form.dataset.ticked} ${[...ticked].join(", ")}.${full}` : status.dataset.first;
  if (status.textContent !== text) status.textContent = text;
  form.classList.toggle("has-ticked", ticked.size > 0);
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches("input[form=compare]")) return;
  target.checked ? ticked.add(target.value) : ticked.delete(target.value);
  showTicked();
});
// A browser may bring back what was ticked before the reader left the page.
window.addEventListener("pageshow", () => {
  for (const box of boxes()) if (box.checked) ticked.add(box.value);
  showTicked();
});
