// What is visible as data: a CSV table and Turtle. Plans are claims with a status, never plain triples.

function csv(model) {
  const { data, facts, nodes } = model;
  // A spreadsheet would run a cell that begins with one of these.
  const cell = (value) => `"${String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const heads = ["fact", "subject", "subject_id", "predicate", "object", "object_id", "date", "status", "confidence", "rule", "article", "headline", "sentence"];
  const rows = shownFacts(model).map((f) => {
    const o = facts.o[f], article = data.articles[facts.article[f]];
    return [facts.id[f], nodes.label[facts.s[f]], nodes.id[facts.s[f]], data.predicates[facts.predicate[f]].name,
      o < 0 ? facts.value[f] : nodes.label[o], o < 0 ? "" : nodes.id[o], facts.iso[f], data.statuses[facts.status[f]].name,
      facts.confidence[f] / 100, data.rules[facts.rule[f]], article.id, article.headline,
      facts.evidence[f].map(([sentence]) => data.sentences[sentence]).join(" / ")];
  });
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  return `\ufeff${[heads, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function shownFacts(model) {
  return [...model.facts.id.keys()].filter((f) => model.factShown[f]);
}

const ASSERTED = new Set(["done", "ongoing"]);

/** A thing by its prefixed name where its id can stand in one, else by its whole IRI. */
function iri(model, prefix, id) {
  if (/^[\p{L}0-9_](?:[\p{L}0-9_.-]*[\p{L}0-9_-])?$/u.test(id)) return `${prefix}:${id}`;
  return `<${model.data.prefixes[prefix]}${id.replace(/[\x00-\x20<>"{}|^`\\%]/g, encodeURIComponent)}>`;
}

function literal(text) {
  const escapes = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${String(text).replace(/["\\\n\r\t]/g, (c) => escapes[c]).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, "\ufffd")}"`;
}

function decimal(value) {
  const written = String(value).includes("e") ? value.toFixed(12) : String(value);
  return written.includes(".") ? written : `${written}.0`;
}

function turtle(model) {
  const { data, facts, nodes } = model;
  const list = shownFacts(model);
  const out = [...Object.entries(data.prefixes).map(([name, base]) => `@prefix ${name}: <${base}> .`), ""];
  const used = new Set(list.flatMap((f) => [facts.s[f], facts.o[f]]).filter((i) => i >= 0));
  const figures = new Map(data.metrics.map(([node, ...figure]) => [node, figure]));
  for (const i of [...used].sort((a, b) => a - b)) {
    const lines = [`a ${iri(model, "bp", data.types[nodes.type[i]].name)}`, `skos:prefLabel ${literal(nodes.label[i])}@zh`];
    // What else an article is called is its number on the page.
    const paper = data.types[nodes.type[i]].name === "Article";
    for (const alias of nodes.aliases[i]) lines.push(paper ? `dcterms:identifier ${literal(alias)}` : `skos:altLabel ${literal(alias)}@zh`);
    if (nodes.code[i]) lines.push(`skos:notation ${literal(nodes.code[i])}`);
    if (figures.has(i)) {
      const [indicator, value, unit, sign] = figures.get(i);
      lines.push(`bp:measures ${literal(indicator)}`, `bp:comparator ${literal(sign)}`, `schema:value ${decimal(value)}`, `schema:unitText ${literal(unit)}`);
    }
    out.push(`${iri(model, "id", nodes.id[i])} ${lines.join(" ;\n    ")} .\n`);
  }
  for (const f of list) {
    const subject = iri(model, "id", nodes.id[facts.s[f]]), predicate = iri(model, "bp", predicateOf(model, f));
    const claims = facts.o[f] >= 0 ? [[predicate, iri(model, "id", nodes.id[facts.o[f]])]] : valueClaims(predicate, facts.value[f], facts.iso[f]);
    for (const [name, object] of claims) {
      if (!ASSERTED.has(data.statuses[facts.status[f]].name)) continue;
      out.push(`${subject} ${name} ${object} .`);
      // Who works with somebody is worked with in turn.
      if (name === "bp:partneredWith" && facts.o[f] >= 0) out.push(`${object} ${name} ${subject} .`);
    }
    claims.forEach(([name, object], n) => out.push(claim(model, f, n, subject, name, object)));
  }
  return `${out.join("\n")}\n`;
}

/** A body in a body is a part of it; a place or an event in one only stands there. */
function predicateOf(model, f) {
  const { data, facts, nodes } = model;
  const name = data.predicates[facts.predicate[f]].name;
  const typeOf = (i) => data.types[nodes.type[i]];
  return name === "locatedIn" && facts.o[f] >= 0 && typeOf(facts.o[f]).body && typeOf(facts.s[f]).agent ? "partOfOrganization" : name;
}

/** A date gives its words, and its value if it is known; a role or an age its words. */
function valueClaims(predicate, words, iso) {
  if (predicate === "bp:hasAge" && /^\d+$/.test(words)) return [[predicate, `${Number(words)}`]];
  if (predicate !== "bp:heldOn") return [[predicate, literal(words)]];
  const [start, end] = (iso ?? "").split("/");
  const days = end === undefined ? [["bp:heldOn", start]] : [["bp:heldFrom", start], ["bp:heldUntil", end]];
  const kind = (day) => ({ 4: "gYear", 7: "gYearMonth", 10: "date" })[day.length];
  return [["bp:timeText", literal(words)], ...days.filter(([, day]) => kind(day)).map(([name, day]) => [name, `${literal(day)}^^xsd:${kind(day)}`])];
}

function claim(model, f, n, subject, predicate, object) {
  const { data, facts } = model;
  const quotes = facts.evidence[f].map(([sentence]) => literal(data.sentences[sentence]));
  const lines = ["a rdf:Statement", `rdf:subject ${subject}`, `rdf:predicate ${predicate}`, `rdf:object ${object}`,
    `bp:status ${literal(data.statuses[facts.status[f]].name)}`, `bp:confidence ${decimal(facts.confidence[f] / 100)}`,
    `dcterms:identifier ${literal(facts.id[f])}`, `dcterms:source ${literal(data.articles[facts.article[f]].id)}`];
  if (quotes.length) lines.push(`schema:text ${[...new Set(quotes)].join(" , ")}`);
  return `${iri(model, "id", `claim-${facts.id[f]}${n ? `-${n}` : ""}`)} ${lines.join(" ;\n    ")} .`;
}
