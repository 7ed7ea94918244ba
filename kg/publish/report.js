"use strict";
(() => {
  const card = document.getElementById("card");
  const marks = [...document.querySelectorAll("mark[data-facts]")];
  const numbers = (mark) => mark.dataset.facts.split(" ");
  const fact = (number) => document.getElementById(`f${number}`);
  let pinned = null;
  let only = null;

  const show = (mark) => {
    const list = document.createElement("ol");
    list.className = "facts";
    for (const number of numbers(mark)) {
      if (only && fact(number).dataset.predicate !== only) continue;
      const copy = fact(number).cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("tabindex");
      list.append(copy);
    }
    if (list.children.length) card.replaceChildren(list);
  };
  const pin = (mark) => {
    pinned?.classList.remove("on");
    pinned = mark;
    mark?.classList.add("on");
    if (mark) show(mark);
  };
  const filter = (name) => {
    only = only === name ? null : name;
    for (const button of document.querySelectorAll("[data-only]")) {
      button.setAttribute("aria-pressed", String(button.dataset.only === only));
    }
    for (const mark of marks) {
      mark.classList.toggle("off", only !== null && !numbers(mark).some((n) => fact(n).dataset.predicate === only));
    }
  };

  document.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark[data-facts]");
    if (mark && !pinned) show(mark);
  });
  document.addEventListener("focusin", (event) => {
    const mark = event.target.closest("mark[data-facts]");
    if (mark && !pinned) show(mark);
  });
  const press = (target) => {
    const button = target.closest("[data-only]");
    if (button) return filter(button.dataset.only);
    const mark = target.closest("mark[data-facts]");
    if (mark) return pin(mark === pinned ? null : mark);
    const row = target.closest(".fact[id]");
    const place = row && marks.find((one) => `f${numbers(one).find((n) => `f${n}` === row.id)}` === row.id);
    if (place) {
      pin(place);
      place.scrollIntoView({ block: "center", behavior: "smooth" });
    } else if (!target.closest("#card, details")) pin(null);
  };
  document.addEventListener("click", (event) => press(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") pin(null);
    if (event.key === "Enter" && event.target.matches("mark[data-facts], .fact[id]")) press(event.target);
  });
})();
