/* site_script.js -- tables that can be sorted and filtered, and the search; every page is complete without it. */
"use strict";
(() => {
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
const order = new Intl.Collator("vi", { numeric: true });
/* "1.855" and "96,26%" as numbers; NaN: it is none */
const number = (text) => {
  const found = /^[^\d-]*(-?\d{1,3}(?:\.\d{3})*(?:,\d+)?|-?\d+(?:,\d+)?)(?![\d.,])/.exec(text);
  return found ? Number(found[1].replace(/\./g, "").replace(",", ".")) : NaN;
};
const make = (name, props, ...inner) => {
  const element = Object.assign(document.createElement(name), props);
  element.append(...inner);
  return element;
};

/* ---- Tables ---- */
const cell = (row, index) => row.cells[index] ? row.cells[index].textContent.trim() : "";
const sortable = (table) => table.tHead && table.tHead.rows.length === 1 && table.tBodies.length === 1
  && table.tBodies[0].rows.length > 2
  && ![...table.rows].some((row) => [...row.cells].some((one) => one.rowSpan > 1 || one.colSpan > 1));

function sort(table, index, heading, status) {
  const descending = heading.getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows];
  const numbers = rows.every((row) => ["", "–", "-"].includes(cell(row, index)) || !Number.isNaN(number(cell(row, index))));
  rows.sort((a, b) => {
    const left = cell(a, index), right = cell(b, index);
    if (!numbers) return order.compare(left, right);
    return (Number.isNaN(number(left)) ? -Infinity : number(left)) - (Number.isNaN(number(right)) ? -Infinity : number(right));
  });
  if (descending) rows.reverse();
  for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
  table.tBodies[0].append(...rows);
  status.textContent = "Đã xếp theo " + heading.textContent.trim() + (descending ? ", giảm dần" : ", tăng dần");
}

function filter(table, text, status) {
  const wanted = fold(text.trim());
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    row.hidden = !fold(row.textContent).includes(wanted);
    shown += !row.hidden;
  }
  status.textContent = wanted ? shown + " / " + table.tBodies[0].rows.length + " dòng" : "";
}

for (const table of document.querySelectorAll("table")) {
  if (!sortable(table)) continue;
  const status = make("span", { role: "status" });
  [...table.tHead.rows[0].cells].forEach((heading, index) => {
    const button = make("button", { type: "button" }, ...heading.childNodes);
    button.addEventListener("click", () => sort(table, index, heading, status));
    heading.append(button);
  });
  const region = table.closest(".region"), before = region.previousElementSibling;
  if (!before || !before.classList.contains("tools")) {
    status.className = "heard";
    region.after(status);
    continue;
  }
  const input = make("input", { type: "search", autocomplete: "off" });
  input.addEventListener("input", () => filter(table, input.value, status));
  before.append(make("label", {}, "Lọc bảng: ", input), status);
}

/* ---- Search: words with tones as typed come first, then those that match without ---- */
const place = document.getElementById("tim");
if (place) {
  const entries = [...document.querySelectorAll(".index li")].map((item) => ({
    item, exact: item.textContent.toLowerCase().normalize("NFC"), bare: fold(item.textContent) }));
  const list = make("ul", { className: "found" }), status = make("p", { role: "status" });
  const input = make("input", { type: "search", id: "tim-chu", autocomplete: "off" });
  const search = () => {
    const typed = input.value.trim().toLowerCase().normalize("NFC");
    const words = fold(typed).split(/\s+/).filter(Boolean);
    const found = typed ? entries.filter((entry) => words.every((word) => entry.bare.includes(word))) : [];
    const rank = (entry) => entry.exact.includes(typed) ? 0 : typed.split(/\s+/).every((word) => entry.exact.includes(word)) ? 1 : 2;
    found.sort((a, b) => rank(a) - rank(b));
    list.replaceChildren(...found.slice(0, 50).map((entry) => entry.item.cloneNode(true)));
    status.textContent = typed ? found.length + " trang" : "";
  };
  input.addEventListener("input", search);
  place.append(make("label", { htmlFor: "tim-chu" }, "Tìm báo cáo, chỉ tiêu, đơn vị (gõ có dấu hoặc không dấu)"), input, status, list);
}
})();
