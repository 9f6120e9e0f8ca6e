// The files of the index as generator/search/ writes them: each name with the type of its data.

/** What an entry is: a document, a section, a task or a paragraph. */
export type Kind = "d" | "s" | "t" | "p";

/** The words of the interface that the index brings, by their names in words.yml. */
export type Words = Readonly<Record<string, string>>;

/** How one family of buckets is divided: into how many, and which pairs have a file of their own. */
export interface FamilyData {
  readonly buckets: number;
  /** Two symbols for each pair, the pairs in the order of their files. */
  readonly hot: string;
}

/** `index.js`: what every question needs. Texts in capitals of base 32 are packed: see packing.ts. */
export interface IndexData {
  /** The characters that do not stay, packed as rising; and how far each next result is, zigzag. */
  readonly fold: readonly [characters: string, steps: string];
  /** One `Kind` for each entry. */
  readonly kinds: string;
  /** The length of each field of each entry, packed. */
  readonly lengths: string;
  /** How many entries each file of texts has, packed. */
  readonly texts: string;
  readonly written: FamilyData;
  readonly spoken: FamilyData;
  /** Words that plans do not use, folded, each with the one that they do. */
  readonly synonyms: readonly (readonly [word: string, read: string])[];
  /** The names of each unit that has several, folded. */
  readonly names: readonly (readonly string[])[];
  /** Words of a question that only ask. */
  readonly ignored: readonly string[];
  readonly words: Words;
}

/**
 * `written-0.js`, `spoken-0.js` …: of each first symbol its second symbols, each with its places, packed
 * as rising, and `|` between them.
 */
export type BucketData = Readonly<Record<string, string>>;

/** `sounds.js`: the syllables, in order; and for each group of names, their syllables and initials. */
export interface SoundsData {
  readonly syllables: readonly string[];
  readonly names: readonly (readonly (readonly [syllables: string, initials: string])[])[];
}

/** `readings.js`, `readings-rare.js`: the characters of each syllable. */
export type ReadingsData = readonly string[];

/** What a result shows of an entry, without what is empty. */
export interface Shown {
  readonly id: string;
  /** From the root of the site. */
  readonly url: string;
  readonly title?: string;
  /** A document's numbers and bodies; else units as written, the first of them with a role each. */
  readonly names?: readonly string[];
  readonly text?: string;
  readonly label?: string;
  readonly document?: string;
  readonly section?: string;
  /** Of the first `names`: 0 lead, 1 responsible, 2 supporting, 3 named. */
  readonly roles?: readonly number[];
}

/** `texts-0.js` …: what results show; nothing for a section, which is none. */
export type TextsData = readonly (Shown | null)[];

/** `facets.js`: what results are filtered by. */
export interface FacetsData {
  readonly jurisdictions: readonly (readonly [id: string, name: string])[];
  readonly documents: readonly (readonly [
    id: string,
    title: string,
    jurisdiction: number,
    year: number | null,
  ])[];
  readonly units: readonly (readonly [id: string, name: string, jurisdiction: number])[];
  readonly roles: readonly string[];
  readonly kinds: readonly string[];
  /** The numbers of all sections. */
  readonly sections: readonly number[];
  /**
   * For each entry, packed: how many assignments, each as unit and role; how many deadlines, each as
   * kind and day, from 2000-01-01 as 1, 0 where none is named.
   */
  readonly rows: string;
}
