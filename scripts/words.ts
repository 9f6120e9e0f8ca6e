// Fills in the words of the interface, which are templates.

/** The values for the names in a template. */
export type Values = Readonly<Record<string, string | number>>;

/** Return a template with each `{name}` filled in. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (found, name: string) => String(values[name] ?? found));
}
