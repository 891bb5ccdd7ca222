// Sends a form that goes on with long work, so that nobody has to press its button each time.
// The pause leaves time to press the link that stops it.
for (const form of document.querySelectorAll("form[data-go-on]")) {
  setTimeout(() => form.requestSubmit(), 1000);
}
