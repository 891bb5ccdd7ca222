// Write your own standard: keeps what is typed in this browser, and opens a draft that a link carries behind its #.
// Nothing is sent by itself: a draft leaves the browser when its reader presses a button.
(() => {
  const form = document.querySelector("[data-own-standard]");
  if (!form) return;
  const NOW = "own-standard";
  const BEFORE = "own-standard-before";
  const OFF = "own-standard-off";
  const TAB = "own-standard-tab";
  const find = (name) => document.querySelector(`[data-own-${name}]`);
  const fresh = form.dataset.fresh === "yes";
  const status = find("status");
  const locale = document.documentElement.lang;

  const say = (text) => { status.textContent = text; };
  const store = (storage, key, value) => {
    try {
      if (value === null) storage.removeItem(key);
      else storage.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const load = (storage, key) => {
    try {
      return storage.getItem(key);
    } catch {
      return null;
    }
  };
  const draft = (key) => {
    try {
      const kept = JSON.parse(load(localStorage, key));
      return Array.isArray(kept.fields) && kept.saved ? kept : null;
    } catch {
      return null;
    }
  };

  // A form begun afresh is another draft: what was kept before moves to the second place.
  if (fresh || !load(sessionStorage, TAB)) store(sessionStorage, TAB, String(Math.random()));
  const tab = load(sessionStorage, TAB);

  const keep = () => {
    if (load(sessionStorage, OFF)) return;
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const title = form.elements.title ? form.elements.title.value : form.dataset.title;
    const now = new Date();
    const before = draft(NOW);
    if (before && before.tab !== tab) store(localStorage, BEFORE, JSON.stringify(before));
    const kept = store(localStorage, NOW, JSON.stringify({ tab, title, saved: now.getTime(), fields }));
    const time = now.toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });
    say(kept ? form.dataset.kept.replace("%s", time) : form.dataset.notKept);
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { waiting = 0; keep(); }, 400);
  };
  form.addEventListener("input", soon);
  addEventListener("pagehide", () => { if (waiting) keep(); });

  const send = (fields) => {
    const sender = document.createElement("form");
    sender.method = "post";
    sender.enctype = "multipart/form-data";
    // Not `form.action`: that is the buttons called "action".
    sender.action = form.getAttribute("action");
    for (const [name, value] of [...fields.filter(([key]) => key !== "action"), ["action", "resume"]]) {
      const area = document.createElement("textarea");
      area.name = name;
      area.value = value;
      sender.append(area);
    }
    sender.hidden = true;
    document.body.append(sender);
    sender.submit();
  };

  const panel = find("earlier");
  const offer = (text, time, fields, key) => {
    const entry = find("offer").content.firstElementChild.cloneNode(true);
    entry.querySelector("[data-own-title]").textContent = text;
    entry.querySelector("[data-own-time]").textContent = time;
    entry.querySelector("[data-own-open]").addEventListener("click", () => send(fields));
    const remove = entry.querySelector("[data-own-delete]");
    remove.hidden = !key;
    remove.addEventListener("click", () => {
      store(localStorage, key, null);
      entry.remove();
      say(form.dataset.deleted);
      if (!panel.querySelector("li")) panel.hidden = true;
    });
    panel.querySelector("ul").append(entry);
    panel.hidden = false;
  };

  const offerLink = () => {
    const packed = /^#draft=([\w-]+)$/.exec(location.hash);
    if (packed && packed[1] !== form.elements.state.value) {
      offer(panel.dataset.inLink, "", [["state", packed[1]], ["step", "check"]], "");
      panel.scrollIntoView();
    }
  };

  offerLink();
  addEventListener("hashchange", offerLink);
  if (fresh) {
    for (const key of [NOW, BEFORE]) {
      const kept = draft(key);
      if (kept) offer(kept.title || panel.dataset.untitled, new Date(kept.saved).toLocaleString(locale), kept.fields, key);
    }
  } else {
    keep();
  }
  find("leave").addEventListener("click", () => { panel.hidden = true; });

  for (const element of document.querySelectorAll("[data-own-scripted]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-own-unscripted]")) element.hidden = true;
  find("forget").addEventListener("click", () => {
    clearTimeout(waiting);
    waiting = 0;
    for (const key of [NOW, BEFORE]) store(localStorage, key, null);
    store(sessionStorage, OFF, "yes");
    say(form.dataset.deleted);
  });

  const link = find("link");
  if (link) link.href = `#draft=${form.elements.state.value}`;
  const copy = find("copy");
  if (copy && !navigator.clipboard) copy.hidden = true;
  copy?.addEventListener("click", async () => {
    await navigator.clipboard.writeText(new URL(link.getAttribute("href"), location.href.split("#")[0].split("?")[0]).href);
    say(form.dataset.copied);
  });
})();
