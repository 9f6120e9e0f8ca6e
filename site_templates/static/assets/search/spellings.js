/* How else a word may be written: what changes its length makes further questions, not other text. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});

  const NUMERALS = "零一二三四五六七八九";

  /* How many spellings of a word are looked for. */
  const MANY = 16;

  /* 关(guan)于, as some copies have it. */
  const GLOSS = /([\u3400-\u9fff])\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;

  const withoutGlosses = (folded) => folded.replace(GLOSS, "$1");

  function arabic(numeral) {
    const value = (digit) => (digit === "〇" ? 0 : digit === "两" ? 2 : NUMERALS.indexOf(digit));
    if (!/[十百]/.test(numeral)) return Array.from(numeral, value).join("");
    let total = 0;
    let digit = 0;
    for (const sign of numeral) {
      if (sign === "十" || sign === "百") {
        total += (digit || 1) * (sign === "十" ? 10 : 100);
        digit = 0;
      } else digit = value(sign);
    }
    return String(total + digit);
  }

  function chinese(digits) {
    const number = Number(digits);
    if (digits.length > 3) return Array.from(digits, (digit) => "〇一二三四五六七八九"[digit]).join("");
    if (number < 10) return NUMERALS[number];
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    const ten = tens ? (tens > 1 || hundreds ? NUMERALS[tens] : "") + "十" : hundreds && ones ? "零" : "";
    return (hundreds ? `${NUMERALS[hundreds]}百` : "") + ten + (ones ? NUMERALS[ones] : "");
  }

  const isoDay = (_, year, month, day) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;

  /* How near another spelling is: the more of a word's characters it has, the more it is worth. */
  function likeness(word, other) {
    const characters = Array.from(word);
    return 0.65 + (0.3 * characters.filter((char) => other.includes(char)).length) / characters.length;
  }

  /* How else a word may be written in the plans; itself comes first. */
  function variants(term, synonyms, groups, isForeign) {
    const found = new Set([term, withoutGlosses(term)]);
    for (const [word, read] of synonyms) {
      if (isForeign(word)) for (const one of [...found]) found.add(one.split(word).join(read));
    }
    for (const one of found) { /* those that are added on the way, too */
      for (const names of groups) {
        const name = [...names].sort((a, b) => b.length - a.length).find((name) => one.includes(name));
        if (name && found.size < MANY) for (const other of names) found.add(one.replace(name, other));
      }
    }
    for (const one of [...found]) {
      const percent = one.replace(/百分之([零〇一二三四五六七八九十百]+)/g, (_, numeral) => `${arabic(numeral)}%`);
      found.add(percent.replace(/[零〇一二两三四五六七八九十百]+/g, arabic));
      found.add(one.replace(/^([0-9]{4})[.年-]([0-9]{1,2})[.月-]([0-9]{1,2})日?$/, isoDay));
      found.add(one.replace(/[0-9]+/g, (digits) => (digits.length > 4 ? digits : chinese(digits))));
      found.add(one.replace(/^2(?=[个次])/, "两"));
      found.add(one.replace(/([0-9]+)%/g, (_, digits) => `百分之${chinese(digits)}`));
    }
    return [...found].slice(0, MANY);
  }

  gongkai.spellings = { variants, likeness };
})();
