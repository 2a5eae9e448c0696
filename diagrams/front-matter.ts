/** Nested settings, as the front matter holds them. */
export interface Settings {
  readonly [name: string]: string | number | boolean | Settings;
}

/** The head of a Mermaid text: its title and its configuration, as YAML. Ends without a line end. */
export function frontMatter(title: string, config: Settings): string {
  return ['---', `title: ${quotedTitle(title)}`, 'config:', ...settingLines(config, '  '), '---'].join('\n');
}

function settingLines(settings: Settings, indent: string): readonly string[] {
  return Object.entries(settings).flatMap(([name, setting]) =>
    typeof setting === 'object'
      ? [`${indent}${name}:`, ...settingLines(setting, `${indent}  `)]
      : [`${indent}${name}: ${scalar(setting)}`],
  );
}

function scalar(setting: string | number | boolean): string {
  return typeof setting === 'string' && !/^[a-z]+$/i.test(setting) ? JSON.stringify(setting) : String(setting);
}

/**
 * A title goes through Mermaid's removal of HTML but not through its entities, so that "<" has no exact form there: "‹" stands
 * for it. The marks of an entity that Mermaid has read lose their second half.
 */
function quotedTitle(title: string): string {
  const line = title
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '�')
    .replace(/</g, '‹')
    .replace(/ﬂ°/g, 'ﬂ')
    .replace(/¶ß/g, '¶');
  return JSON.stringify(line);
}
