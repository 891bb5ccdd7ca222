// Every page works without this. One file, because each one more costs a reader as much as all of it.

// Suggestions in search boxes (combobox with a listbox). Without it they are plain forms.
const set = (element, values) => {
  for (const name in values) element.setAttribute(name, values[name]);
  return element;
};
const make = (tag, values, text = "") => {
  const element = document.createElement(tag);
  element.textContent = text;
  return set(element, values);
};

for (const input of document.querySelectorAll("input[data-suggest]")) {
  const id = `${input.id}-list`;
  const list = make("ul", { id, class: "suggestions", role: "listbox", "aria-label": input.dataset.suggestLabel });
  const status = make("div", { class: "vh", role: "status" });
  let active, timer, request;

  const mark = (place) => {
    active = place;
    [...list.children].forEach((item, n) => set(item, { "aria-selected": n === place }));
    const option = list.children[place];
    set(input, { "aria-activedescendant": option?.id ?? "" });
    option?.scrollIntoView({ block: "nearest" });
  };

  const show = (suggestions, message) => {
    list.replaceChildren(...suggestions.map(({ text, code, kind }, place) => {
      const option = make("li", { id: `${id}-${place}`, role: "option", "data-text": text });
      option.append(make("samp", {}, code), ` ${text} `, make("small", {}, kind));
      return option;
    }));
    list.hidden = !suggestions.length;
    set(input, { "aria-expanded": !list.hidden });
    status.textContent = message;
    mark(-1);
  };

  const stop = () => {
    clearTimeout(timer);
    request?.abort();
  };
  const close = () => {
    stop();
    show([], "");
  };

  const choose = (option) => {
    if (!option) return;
    input.value = option.dataset.text;
    close();
    input.form.requestSubmit();
  };

  const ask = async () => {
    request = new AbortController();
    const url = `${input.dataset.suggest}?q=${encodeURIComponent(input.value)}`;
    try {
      const found = await (await fetch(url, { signal: request.signal })).json();
      show(found.suggestions, found.status);
    } catch {
      // Overtaken, or offline: the form is there.
    }
  };

  input.addEventListener("input", () => {
    stop();
    if (input.value.trim()[1]) timer = setTimeout(ask, 150);
    else close();
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const places = list.children.length + 1;
    if (event.key === "ArrowDown") mark((active + 2) % places - 1);
    else if (event.key === "ArrowUp") mark((active + places) % places - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && list.children[active]) choose(list.children[active]);
    else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => choose(event.target.closest("li")));

  input.parentElement.append(list, status);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": id });
  close();
}

// Copies the address of a section; keeps the ticks of checklists in this browser only.
(() => {
  const say = (words) => (document.querySelector(".reading-status").textContent = words);

  addEventListener("click", ({ target }) => {
    const link = target.closest("a.anchor");
    // Without permission to copy, the link itself still works.
    navigator.clipboard && link && navigator.clipboard.writeText(link.href).then(() => {
      setTimeout(say, 99, document.querySelector(".reading-status").dataset.copied);
      setTimeout(say, 5000, "");
    }, () => {});
  });

  for (const list of document.querySelectorAll(".checklist")) {
    const key = location.pathname + list.querySelector("h3").textContent;
    const boxes = [...list.querySelectorAll("input")];
    // Kept by their words: a point that was rewritten since is not ticked.
    const words = (box) => box.parentElement.textContent;
    const clear = document.createElement("button");

    const keep = () => {
      const ticked = boxes.filter((box) => box.checked).map(words);
      clear.hidden = !ticked.length;
      try {
        localStorage[key] = JSON.stringify(ticked);
      } catch {} // Storage is off: the ticks last as long as the page.
    };
    const tick = (ticked) => {
      for (const box of boxes) box.checked = ticked.includes(words(box));
      keep();
    };

    clear.className = "btn btn-quiet";
    clear.textContent = list.dataset.clear;
    clear.onclick = () => {
      tick([]);
      boxes[0].focus();
    };
    list.onchange = keep;
    list.append(clear);
    try {
      tick(JSON.parse(localStorage[key] || "[]"));
    } catch {
      keep();
    }
  }
})();
