// The words of the interface: templates, filled in.

/** What stands in the place of each name of a template. */
export type Values = Readonly<Record<string, string | number>>;

/** Return a template with each `{name}` filled in. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (found, name: string) => String(values[name] ?? found));
}
