"""The search index: what a reader's words are looked up in, as files that the browser loads.

`stream` says what is searched, `folding` how it is written, `postings` how it is packed and split,
and `index` puts it together. `scripts/search/format.ts` names the types of what is written here.
"""
