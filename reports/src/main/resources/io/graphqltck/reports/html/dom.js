// Builds elements. Text goes in as text only: nothing a subject said is ever read as markup.

/**
 * An element. Of the properties `class`, `on…` and `data` are special, the others are attributes; null, undefined and false
 * leave one out. Children are elements, texts, or lists of them; null and undefined are left out.
 */
const h = (tag, properties = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'class') element.className = value;
    else if (name === 'data') Object.assign(element.dataset, value);
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  append(element, children);
  return element;
};

const append = (element, children) => {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== '') element.append(child);
  }
};

/** Characters that are not seen, turn the reading direction, or are none at all. Line ends and tabs are dealt with apart. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|[^\P{Zs} ]|\p{M}{3,}/gu;
const MOST_AT_ONCE = 2000;

const escapeOf = match => [...match].map(character => {
  const code = character.codePointAt(0);
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}).join('');

const escaped = (text, lines) => {
  const fragment = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(UNSAFE)) {
    const what = match[0];
    if (lines && (what === '\n' || what === '\t')) continue;
    fragment.append(text.slice(from, match.index));
    const shown = what === '\n' ? '\\n' : what === '\r' ? '\\r' : what === '\t' ? '\\t' : escapeOf(what);
    if (!(lines && what === '\r' && text[match.index + 1] === '\n')) fragment.append(h('span', { class: 'esc' }, shown));
    from = match.index + what.length;
  }
  fragment.append(text.slice(from));
  return fragment;
};

/**
 * A text that somebody else wrote, harmless to look at: what is not seen is shown as an escape, in its own direction, and a
 * long one in parts. With `lines` its line ends are kept.
 */
const foreign = (text, { lines = false, most = MOST_AT_ONCE } = {}) => {
  const holder = h('bdi', { class: lines ? 'foreign lines' : 'foreign' });
  // Never between the halves of a surrogate pair.
  const cut = at => (/[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at + 1 : at);
  const first = text.length > most ? cut(most) : text.length;
  holder.append(escaped(text.slice(0, first), lines));
  if (first < text.length) {
    const more = h('button', {
      type: 'button',
      class: 'more-text',
      onclick: event => {
        event.preventDefault();
        event.stopPropagation();
        more.replaceWith(escaped(text.slice(first), lines));
      },
    }, `… show ${(text.length - first).toLocaleString('en')} more characters`);
    holder.append(more);
  }
  return holder;
};

/** For attributes such as titles, where no element can stand. */
const plain = text => text.slice(0, 300).replace(UNSAFE, escapeOf);

const hidden = text => h('span', { class: 'hidden' }, text);

/** A verdict's shape. It says nothing to a screen reader: the word stands beside it. */
const mark = letter => h('span', { class: `mark v-${letter}`, 'aria-hidden': 'true' });

const badge = letter => h('span', { class: `badge b-${letter}` }, mark(letter), wordOf(letter));

/** A link out of the page, unless the address is of another kind than that of a document on the web. */
const outside = (address, text) =>
  /^https?:\/\//i.test(address) ? h('a', { href: address, rel: 'noopener noreferrer' }, text) : text;

const say = text => {
  document.getElementById('said').textContent = text;
};

const copyButton = text => {
  const button = h('button', {
    type: 'button',
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = 'Copied';
        say('Copied');
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector('code'));
        button.textContent = 'Selected';
        say('Selected; copy it with your keyboard');
      }
    },
  }, 'Copy');
  return button;
};
