/* eslint-disable-next-line @typescript-eslint/ban-ts-comment -- it runs in browsers, whose types nothing else here needs */
// @ts-nocheck
// The site without it: everything can be read; there is no search and no choice between light and dark.
(() => {
  const root = document.currentScript.dataset.root;
  const $ = (id) => document.getElementById(id);

  // ---- light and dark ----
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const present = () => document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
  $('theme').addEventListener('click', () => {
    const next = present() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem('tsd-theme', next);
    } catch {
      // not remembered, then
    }
  });

  /** The anchor that an address names. An address may be anything: what is not valid names itself. */
  const anchorIn = ({ hash }) => {
    try {
      return decodeURIComponent(hash.slice(1));
    } catch {
      return hash.slice(1);
    }
  };

  // ---- a link into something folded opens it ----
  const unfold = () => {
    const target = document.getElementById(anchorIn(location));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true;
    target.scrollIntoView();
  };
  addEventListener('hashchange', unfold);
  unfold();

  // on a narrow page the contents come before the text: closed
  const contents = document.querySelector('.contents details');
  const wide = matchMedia('(min-width: 1080px)');
  const fold = () => contents && (contents.open = wide.matches);
  wide.addEventListener('change', fold);
  fold();
  mark();

  /** Mark the section that is being read in the contents. */
  function mark() {
    const links = new Map(
      [...document.querySelectorAll('.contents a')].map((link) => [anchorIn(link), link]),
    );
    if (links.size === 0) return;
    const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
    let current;
    const update = () => {
      const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120).at(-1);
      if (passed === current) return;
      if (current) links.get(current.id).removeAttribute('aria-current');
      if (passed) links.get(passed.id).setAttribute('aria-current', 'location');
      current = passed;
    };
    addEventListener('scroll', update, { passive: true });
    update();
  }

  // ---- search ----
  const dialog = $('search');
  const query = $('query');
  let index;

  const script = (name) =>
    new Promise((resolve, reject) => {
      const element = document.createElement('script');
      element.src = `${root}assets/${name}`;
      element.onload = resolve;
      element.onerror = () => reject(new Error(`${name} cannot be loaded`));
      document.head.append(element);
    });

  /** Load the index, once; it is not part of any page. */
  function load() {
    index ??= (async () => {
      let data;
      window.workbookSearch = (given) => (data = given);
      await script('minisearch.js');
      await script('search-data.js');
      const rows = data.rows.map(([address, title, place, text], id) => {
        return { id, address, title, place: data.places[place], text };
      });
      const search = new MiniSearch({
        fields: ['title', 'text', 'place'],
        searchOptions: {
          boost: { title: 4 },
          // what is being typed may be the beginning of a word; a slip in a long word is forgiven
          prefix: (term, i, terms) => i === terms.length - 1,
          fuzzy: (term) => (term.length > 5 ? 0.15 : false),
          combineWith: 'AND',
          // the lessons explain; the API and the indexes list
          boostDocument: (id) => (/^(API|Fields|Messages)/.test(rows[id].place) ? 0.5 : 1),
        },
      });
      search.addAll(rows);
      return (words) => search.search(words).map((hit) => ({ ...rows[hit.id], terms: hit.terms }));
    })();
    return index;
  }

  const MOST = 30;
  async function show() {
    const words = query.value.trim();
    if (words === '') return say([], '');
    try {
      const search = await load();
      if (query.value.trim() !== words) return;
      const hits = search(words);
      const count =
        hits.length > MOST ? `The first ${MOST} of ${hits.length} places` : `${hits.length} places`;
      say(
        hits.slice(0, MOST),
        hits.length === 0 ? `Nothing found for “${words}”.` : hits.length === 1 ? '1 place' : count,
      );
    } catch (error) {
      index = undefined;
      say([], `The search does not work: ${error.message}.`);
    }
  }

  function say(hits, message) {
    $('found').textContent = message;
    $('results').replaceChildren(...hits.map(item));
  }

  function item({ address, title, place, text, terms }) {
    const link = document.createElement('a');
    link.href = root + address;
    const [strong, small, excerpt] = ['strong', 'small', 'span'].map((name) => document.createElement(name));
    strong.append(...marked(title, terms));
    small.textContent = place === title ? '' : place;
    // where the title has the word, the text begins with what it means
    const shown = pattern(terms).test(title) ? beginning(text) : around(text, terms);
    excerpt.append(...marked(shown, terms));
    link.append(strong, ' ', small, excerpt);
    const li = document.createElement('li');
    li.append(link);
    return li;
  }

  const pattern = (terms) =>
    new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'i');

  const LONGEST = 180;
  const beginning = (text) => text.slice(0, LONGEST) + (text.length > LONGEST ? ' …' : '');

  /** The part of a section with the first hit in it. */
  function around(text, terms) {
    const at = Math.max(0, text.search(pattern(terms)));
    const start = at < 60 ? 0 : text.indexOf(' ', at - 50) + 1;
    return (start > 0 ? '… ' : '') + beginning(text.slice(start));
  }

  function marked(text, terms) {
    return text.split(pattern(terms)).map((part, i) => {
      if (i % 2 === 0) return part;
      const mark = document.createElement('mark');
      mark.textContent = part;
      return mark;
    });
  }

  const open = () => {
    if (!dialog.open) dialog.showModal();
    query.select();
    void load().catch(() => (index = undefined));
  };
  $('open-search').addEventListener('click', open);
  query.addEventListener('input', () => void show());
  addEventListener('keydown', (event) => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    const wanted = (event.key === '/' && !typing) || (event.key === 'k' && (event.ctrlKey || event.metaKey));
    if (!wanted) return;
    event.preventDefault();
    open();
  });
  dialog.addEventListener('click', (event) => {
    // beside the dialog, or on a result on this same page
    if (event.target === dialog || event.target.closest('#results a')) dialog.close();
  });
  // the Enter key in the field goes to the first result; arrows go from one to the next
  dialog.addEventListener('keydown', (event) => {
    const links = [...dialog.querySelectorAll('#results a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === 'Enter' && document.activeElement === query) {
      event.preventDefault();
      links[0]?.click();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    (links[at + step] ?? (step < 0 ? query : links.at(-1)))?.focus();
  });
})();
