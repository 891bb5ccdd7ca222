// What makes the translation editor quicker. Everything works without it.
(() => {
  "use strict";

  const form = document.getElementById("texts");
  if (!form) return;
  const boxes = [...form.querySelectorAll("textarea[name^='text-']")];
  let isSending = false;

  const isChanged = (field) => (field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
  // A box that came back from the server unsaved is unsaved whatever the browser says.
  const hasUnsaved = () =>
    form.querySelector(".te-unsaved") !== null || [...form.elements].some((field) => field.name && field.matches("textarea, [type=checkbox]") && isChanged(field));

  const count = (box) => {
    let note = box.parentElement.querySelector(".te-count");
    if (!note) {
      note = document.createElement("p");
      note.className = "te-small te-count";
      box.after(note);
    }
    const source = document.getElementById(`source-${box.name.slice("text-".length)}`);
    const now = source.querySelectorAll("p:not(.te-small)");
    const length = (now.length ? now[now.length - 1] : source).textContent.trim().length;
    note.textContent = `${[...box.value].length} / ${length} ${form.dataset.characters}`;
  };

  const takeOver = (button) => {
    const place = button.value.indexOf(":");
    const box = document.getElementById(`box-${button.value.slice(0, place)}`);
    box.value = button.value.slice(place + 1);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  };

  form.addEventListener("input", (event) => {
    const text = event.target.closest(".te-text");
    if (!text || !event.target.matches("textarea")) return;
    text.classList.toggle("te-typing", isChanged(event.target));
    count(event.target);
  });

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("textarea[name^='text-']")) count(event.target);
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=take]");
    if (!button) return;
    event.preventDefault();
    takeOver(button);
  });

  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      const save = form.querySelector("button[value=save]");
      if (!save.disabled) form.requestSubmit(save);
      return;
    }
    if (!event.altKey || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    const here = boxes.indexOf(event.target);
    const next = boxes[here + (event.key === "ArrowDown" ? 1 : -1)];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "center" });
  });

  form.addEventListener("submit", () => {
    isSending = true;
  });

  window.addEventListener("beforeunload", (event) => {
    if (isSending || !hasUnsaved()) return;
    event.preventDefault();
    event.returnValue = form.dataset.unsaved;
  });

  // Somebody who comes to one text, from a list or from the text before, wants to write there.
  const enter = () => {
    const wanted = boxes.find((box) => `#${box.name}` === window.location.hash);
    if (wanted) wanted.focus({ preventScroll: true });
  };
  window.addEventListener("hashchange", enter);
  window.addEventListener("load", enter);
})();
