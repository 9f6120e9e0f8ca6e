// The types of the data in each file of the index, which generator/search/ writes.

/** The kind of an entry: document, section, task or paragraph. */
export type Kind = "d" | "s" | "t" | "p";

/** The words of the interface in the index, by their keys in words.yml. */
export type Words = Readonly<Record<string, string>>;

/** The division of one family of buckets: their number, and the pairs that have their own file. */
export interface FamilyData {
  readonly buckets: number;
  /** Two symbols for each pair, the pairs in the order of their files. */
  readonly hot: string;
}

/** `index.js`: the data that every query needs. Packed texts are explained in packing.ts. */
export interface IndexData {
  /** The characters that change, packed as increasing numbers; and the distances of their results, zigzag. */
  readonly fold: readonly [characters: string, steps: string];
  /** One `Kind` for each entry. */
  readonly kinds: string;
  /** The length of each field of each entry, packed. */
  readonly lengths: string;
  /** How many entries each file of texts has, packed. */
  readonly texts: string;
  readonly written: FamilyData;
  readonly spoken: FamilyData;
  /** Words that plans do not use, folded, each with the word that they use instead. */
  readonly synonyms: readonly (readonly [word: string, read: string])[];
  /** The names of each unit that has more than one, folded. */
  readonly names: readonly (readonly string[])[];
  /** Words of a query that are ignored, such as question words. */
  readonly ignored: readonly string[];
  readonly words: Words;
}

/**
 * `written-0.js`, `spoken-0.js` …: for each first symbol its second symbols, separated by `|`, each with
 * its positions packed as increasing numbers.
 */
export type BucketData = Readonly<Record<string, string>>;

/** `sounds.js`: the syllables, in order; and for each group of names, their syllables and initials. */
export interface SoundsData {
  readonly syllables: readonly string[];
  readonly names: readonly (readonly (readonly [syllables: string, initials: string])[])[];
}

/** `readings.js`, `readings-rare.js`: the characters of each syllable. */
export type ReadingsData = readonly string[];

/** The values that the result of an entry shows, without empty ones. */
export interface Shown {
  readonly id: string;
  /** Relative to the root of the site. */
  readonly url: string;
  readonly title?: string;
  /** The numbers and agencies of a document, or the units of a passage as written. */
  readonly names?: readonly string[];
  readonly text?: string;
  readonly label?: string;
  readonly document?: string;
  readonly section?: string;
  /** The roles of the first `names`: 0 lead, 1 responsible, 2 supporting, 3 named. */
  readonly roles?: readonly number[];
}

/** `texts-0.js` …: the values that results show; null for a section, which is not a result. */
export type TextsData = readonly (Shown | null)[];

/** `facets.js`: the values by which results are filtered. */
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
   * For each entry, packed: the number of assignments, each as unit and role; the number of deadlines,
   * each as kind and day. Days count from 2000-01-01 as 1; 0 means no day.
   */
  readonly rows: string;
}
