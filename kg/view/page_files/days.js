// Dates as stretches of days, and the bars of a timeline. A day is a number, so that a range is two.

const DAY = 86_400_000;
const dayNumber = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;

/** `2023`, `2023-06`, `2023-06-14`, or two of them with a slash, of which one may be unknown: the first and
 *  the last day; null if unreadable. */
function daysOf(iso) {
  const [from, to] = String(iso ?? "").split("/").map(oneDate);
  return from || to ? [(from ?? to)[0], (to ?? from)[1]] : null;
}

function oneDate(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part ? Number(part) : null));
  if (month === null) return [dayNumber(year, 1, 1), dayNumber(year, 12, 31)];
  return day === null ? [dayNumber(year, month, 1), dayNumber(year, month + 1, 0)] : [dayNumber(year, month, day), dayNumber(year, month, day)];
}

// A page without a year: months and days are kept, in a year that has every day.
const NO_YEAR = 2000;

function daysWithoutYear(words) {
  const parts = /(?:^|\D)(\d{1,2})月(?:(\d{1,2})日)?/.exec(words ?? "");
  return parts ? oneDate([NO_YEAR, parts[1].padStart(2, "0"), ...(parts[2] ? [parts[2].padStart(2, "0")] : [])].join("-")) : null;
}

/** `2023-06-14` of a day's number. */
function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** The bars between two days: days, months or years, whichever are few enough to point at. */
function binsBetween(first, last) {
  const months = (last - first) / 30.4;
  const unit = last - first < 62 ? "day" : months < 62 ? "month" : "year";
  const bins = [];
  let [year, month] = isoDay(first).split("-").map(Number);
  for (let day = unit === "day" ? first : dayNumber(year, unit === "month" ? month : 1, 1); day <= last && bins.length < 400; day = bins.at(-1).to + 1)
    bins.push({ from: day, to: unit === "day" ? day : unit === "month" ? dayNumber(year, ++month, 0) : dayNumber(year++, 12, 31), unit });
  return bins;
}

function binName({ from, unit }, language, yearless) {
  const [year, month, day] = isoDay(from).split("-").map(Number);
  if (language === "en") return [yearless ? null : year, unit === "year" ? null : String(month).padStart(2, "0"), unit === "day" ? String(day).padStart(2, "0") : null].filter((part) => part !== null).join("-");
  return `${yearless ? "" : `${year}年`}${unit === "year" ? "" : `${month}月`}${unit === "day" ? `${day}日` : ""}`;
}
