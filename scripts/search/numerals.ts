// Converts numbers between figures and Chinese characters.

const DIGITS = "零一二三四五六七八九";

/** Return the figures of a Chinese numeral below a thousand, or of single digits (二〇二〇). */
export function toFigures(numeral: string): string {
  if (!/[十百]/.test(numeral)) return Array.from(numeral, readDigit).join("");
  let total = 0;
  let digit = 0;
  for (const sign of numeral) {
    if (sign === "十" || sign === "百") {
      total += (digit || 1) * (sign === "十" ? 10 : 100);
      digit = 0;
    } else digit = readDigit(sign);
  }
  return String(total + digit);
}

/** Return figures as a Chinese numeral; more than three figures digit by digit. */
export function toNumeral(figures: string): string {
  if (figures.length > 3)
    return Array.from(figures, (digit) => "〇一二三四五六七八九"[+digit]).join("");
  const number = Number(figures);
  if (number < 10) return DIGITS[number]!;
  const hundreds = Math.floor(number / 100);
  const tens = Math.floor(number / 10) % 10;
  const ones = number % 10;
  const ten = tens > 1 || (tens && hundreds) ? `${DIGITS[tens]}十` : "十";
  return (
    (hundreds ? `${DIGITS[hundreds]}百` : "") +
    (tens ? ten : hundreds && ones ? "零" : "") +
    (ones ? DIGITS[ones] : "")
  );
}

function readDigit(digit: string): number {
  if (digit === "〇") return 0;
  if (digit === "两") return 2;
  return DIGITS.indexOf(digit);
}
