/* What generator/search/postings.py packed: numbers as letters, and rising lists of places. */
"use strict";
(() => {
  const gongkai = (window.gongkai = window.gongkai || {});

  const VALUES = new Uint8Array(128);
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").forEach(
    (letter, value) => (VALUES[letter.charCodeAt(0)] = value),
  );

  function unpack(text) {
    const numbers = [];
    let number = 0;
    for (let at = 0; at < text.length; at++) {
      const value = VALUES[text.charCodeAt(at)];
      number = number * 32 + (value & 31);
      if (value < 32) {
        numbers.push(number);
        number = 0;
      }
    }
    return numbers;
  }

  /* Numbers from their differences. */
  function sum(numbers) {
    const sums = Int32Array.from(numbers);
    for (let at = 1; at < sums.length; at++) sums[at] += sums[at - 1];
    return sums;
  }

  function unpackFolding([before, steps]) {
    const becomes = sum(unpack(steps).map((step) => (step & 1 ? -(step + 1) / 2 : step / 2)));
    const folding = new Map();
    sum(unpack(before)).forEach((point, at) =>
      folding.set(String.fromCodePoint(point), String.fromCodePoint(becomes[at])),
    );
    return folding;
  }

  /* Those of `places` that have `shift` more in `others`. */
  function keep(places, others, shift) {
    const kept = [];
    let at = 0;
    for (const place of places) {
      const wanted = place + shift;
      for (let step = 1; at + step < others.length && others[at + step] < wanted; step *= 2) at += step;
      while (at < others.length && others[at] < wanted) at++;
      if (at === others.length) break;
      if (others[at] === wanted) kept.push(place);
    }
    return Int32Array.from(kept);
  }

  function merge(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Int32Array(lists.reduce((total, list) => total + list.length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all.sort();
  }

  /* The index of the last of `starts` that is not after `place`. */
  function locate(starts, place) {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  gongkai.packing = { unpack, sum, unpackFolding, keep, merge, locate };
})();
