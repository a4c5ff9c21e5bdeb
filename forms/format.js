// How a document becomes the values of a form and a form becomes a document again. What the form does
// not change stays as it was written, comments and order included; what it does not know stays too.

import { CORE_SCHEMA, FAILSAFE_SCHEMA, dump, load } from './js-yaml.mjs';

/** The key under which a form carries the document it was opened from. */
const SOURCE = 'x_source';
/** The key under which an item of a table carries its name, and one that is no record its value. */
const ID = 'id';
const VALUE = 'value';

const OTHER_FRONT = /^\ufeff?(\+\+\+|---json)[ \t]*\n/;
const FRONT = /^\ufeff?---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n([\s\S]*))?$/;
const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#"'\-{[|>&*!%@`][^:]*?))\s*:(?:\s|$)/;

const isTable = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The front matter key by key, each with its lines and the comments above it, and what follows the last. */
function parts(text) {
  const found = [];
  let lead = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    const name = KEY.exec(line);
    if (name) {
      found.push({ key: name[1] ?? name[2] ?? name[3], lead, lines: [line] });
      lead = [];
    } else if (/^(#.*)?$/.test(line) || found.length === 0) {
      lead.push(line);
    } else {
      found.at(-1).lines.push(...lead, line);
      lead = [];
    }
  }
  return { found, tail: lead };
}

/** A document: its front matter as text and as values, all of them text, and its prose. */
function read(text) {
  const unix = text.replace(/\r\n?/g, '\n');
  const match = FRONT.exec(unix);
  if (!match) return { front: '', values: {}, body: unix };
  const front = match[1] ?? '';
  const values = load(front.trim() === '' ? '{}' : front, { schema: FAILSAFE_SCHEMA });
  if (!isTable(values)) throw new Error('the front matter is not a table');
  return { front, values, body: (match[2] ?? '').replace(/^\n+/, '').trimEnd() };
}

/** What a form shows of a value of a shape; `undefined` where it cannot show it. */
function opened(value, shape) {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof shape === 'string') {
    if (typeof value !== 'string') return undefined;
    if (shape === 'integer') return /^\d+$/.test(value) ? Number(value) : undefined;
    if (shape === 'bool') return { true: true, false: false }[value];
    return value;
  }
  if (shape.list) {
    const items = Array.isArray(value) ? value : shape.one ? [value] : undefined;
    const shown = items?.map((item) => opened(item, shape.list));
    return shown?.includes(undefined) ? undefined : shown;
  }
  if (!isTable(value)) return undefined;
  if (shape.record) return record(value, shape.record);
  const rows = Object.entries(value).map(([id, item]) => {
    if (shape.table.record && !isTable(item)) return undefined;
    const row = shape.table.record ? record(item, shape.table.record) : { [VALUE]: opened(item, shape.table) };
    return { [ID]: id, ...row };
  });
  return rows.includes(undefined) ? undefined : rows;
}

function record(value, shapes) {
  const shown = Object.entries(shapes).map(([key, shape]) => [key, opened(value[key], shape)]);
  return Object.fromEntries(shown.filter(([, item]) => item !== undefined));
}

/** Whether nothing was filled in. */
function isEmpty(value) {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every(isEmpty);
  return isTable(value) && Object.values(value).every(isEmpty);
}

/** What is written for what a form holds; `before` is what was written, whose other keys are kept. */
function closed(shown, shape, before) {
  if (typeof shape === 'string') return shown;
  if (shape.list) {
    const items = shown.filter((item) => !isEmpty(item));
    const was = Array.isArray(before) ? before : [before];
    const written = items.map((item, at) => closed(item, shape.list, was[at]));
    return shape.one && written.length === 1 ? written[0] : written;
  }
  if (shape.record) return closedRecord(shown, shape.record, before);
  const rows = shown.filter((row) => !isEmpty(row[ID]));
  return Object.fromEntries(rows.map((row) => {
    const was = isTable(before) ? before[row[ID]] : undefined;
    const value = shape.table.record ? closedRecord(row, shape.table.record, was) : row[VALUE];
    return [row[ID], shape.table.record ? value : isEmpty(value) ? null : closed(value, shape.table, was)];
  }));
}

function closedRecord(shown, shapes, before) {
  const written = {};
  const was = isTable(before) ? before : {};
  for (const [key, value] of Object.entries(was)) {
    const isShown = key in shapes && opened(value, shapes[key]) !== undefined;
    if (!isShown) written[key] = value;
    else if (!isEmpty(shown[key])) written[key] = closed(shown[key], shapes[key], value);
  }
  for (const [key, shape] of Object.entries(shapes)) {
    if (!(key in written) && !isEmpty(shown[key])) written[key] = closed(shown[key], shape);
  }
  return written;
}

/** One text for all values that say the same. */
function canonical(value) {
  if (isEmpty(value)) return 'null';
  if (Array.isArray(value)) return `[${value.filter((item) => !isEmpty(item)).map(canonical).join()}]`;
  if (!isTable(value)) return JSON.stringify(String(value));
  const keys = Object.keys(value).filter((key) => !isEmpty(value[key])).sort();
  return `{${keys.map((key) => `${key}:${canonical(value[key])}`).join()}}`;
}

/** A key with its value, items of tables on a line each. */
function lines(key, value) {
  const isFlat = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  const text = dump({ [key]: value }, { schema: CORE_SCHEMA, lineWidth: -1, flowLevel: isFlat ? 1 : 2 });
  return text.trimEnd().split('\n');
}

/** Where a new key belongs: after the last of those that stand before it in the order of its kind. */
function place(found, key, order) {
  const before = new Set(order.slice(0, order.indexOf(key)));
  return found.findLastIndex((part) => before.has(part.key)) + 1;
}

/** A document whose front matter is TOML or JSON: it is edited as the text it is. */
function whole(text) {
  const title = /^\s*"?title"?\s*[:=]\s*"((?:[^"\\]|\\.)*)"/m.exec(text);
  return { title: title?.[1] ?? '…', body: text, [SOURCE]: text };
}

/** The two directions for documents of a kind: `shapes` of its keys, and the `order` they stand in. */
export function format({ shapes, order }) {
  return {
    fromFile(text) {
      if (OTHER_FRONT.test(text)) return whole(text);
      const { values, body } = read(text);
      return { ...record(values, shapes), body, [SOURCE]: text };
    },
    toFile(content) {
      const source = content[SOURCE];
      if (OTHER_FRONT.test(source ?? '')) return content.body;
      const { front, values, body } = read(source ?? '');
      const { found, tail } = parts(front);
      for (const key of order.filter((name) => name in shapes)) {
        const shown = content[key];
        if (canonical(shown) === canonical(opened(values[key], shapes[key]))) continue;
        const at = found.findIndex((part) => part.key === key);
        if (isEmpty(shown)) {
          if (at >= 0) found.splice(at, 1);
          continue;
        }
        const written = lines(key, closed(shown, shapes[key], values[key]));
        if (at >= 0) found[at].lines = written;
        else found.splice(place(found, key, order), 0, { key, lead: [], lines: written });
      }
      const prose = (content.body ?? '').trim() === body.trim() ? body : content.body.trim();
      if (found.length === 0 && tail.length === 0) return `${prose}\n`;
      const matter = [...found.flatMap((part) => [...part.lead, ...part.lines]), ...tail].join('\n');
      return `---\n${matter}\n---\n${prose === '' ? '' : `\n${prose}\n`}`;
    },
  };
}
