/** Texts of the page in the user's language, set as text, never as HTML: names come from other users. */
import { en } from './text/en.js';
import { zhHans } from './text/zh-hans.js';

const LANGUAGES = { en, 'zh-Hans': zhHans };
const STORED = 'peerproof.language';

/** The first of the reader's languages that we have. Traditional Chinese is another language, which we do not have. */
export function preferredLanguage(asked, languages = navigator.languages) {
  for (const tag of [asked, stored(), ...languages].filter(Boolean)) {
    if (/^zh(?!-(hant|tw|hk|mo))/i.test(tag)) return 'zh-Hans';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}

function stored() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    // Storage may be switched off; then the choice lasts as long as the page.
    return null;
  }
}

function store(language) {
  try {
    localStorage.setItem(STORED, language);
  } catch {
    // See above.
  }
}

/**
 * @param {string} language one of LANGUAGES
 * @returns {{t: (path: string, values?: object, part?: number) => string, language: string,
 *   use: (language: string) => void}}
 *   `t` gives the words at a path such as `status.calling`; of a pair (title, explanation) the one numbered `part`
 */
export function createI18n(language, changed) {
  const text = {
    language,
    t(path, values = {}, part = 0) {
      const found = path.split('.').reduce((words, key) => words?.[key], LANGUAGES[text.language]);
      if (found === undefined) throw new Error(`No words for ${path} in ${text.language}`);
      return [found]
        .flat()
        [part].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? '')
        .trim();
    },
    use(next) {
      text.language = next;
      store(next);
      applyTo(document);
      changed();
    },
  };

  /** `data-t` sets an element's text, `data-t-label` its accessible name. */
  function applyTo(root) {
    root.documentElement.lang = text.language;
    for (const element of root.querySelectorAll('[data-t]')) element.textContent = text.t(element.dataset.t);
    for (const element of root.querySelectorAll('[data-t-label]')) {
      element.setAttribute('aria-label', text.t(element.dataset.tLabel));
    }
  }

  applyTo(document);
  return text;
}
