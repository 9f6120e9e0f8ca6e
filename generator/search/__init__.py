"""The search index: files that the browser loads to look up a reader's words.

`stream` defines what is searched, `folding` normalises characters, `postings` packs the positions,
and `index` puts the files together. `scripts/search/format.ts` declares their types.
"""
