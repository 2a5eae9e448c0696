/** The look of all diagrams, as a part of Mermaid's configuration. */
export const theme = {
  theme: 'base',
  look: 'classic',
  // Text of sequence diagrams takes its font from here; the variable of the theme is ignored.
  fontFamily: 'Open Sans, Liberation Sans, Noto Sans, sans-serif',
  themeVariables: {
    fontSize: '14px',
    actorBkg: '#EEF2FF',
    actorBorder: '#6366F1',
    actorTextColor: '#1E1B4B',
    actorLineColor: '#CBD5E1',
    signalColor: '#334155',
    signalTextColor: '#0F172A',
    noteBkgColor: '#FEF9C3',
    noteBorderColor: '#EAB308',
    noteTextColor: '#422006',
    primaryColor: '#EEF2FF',
    primaryBorderColor: '#6366F1',
    primaryTextColor: '#1E1B4B',
    lineColor: '#334155',
    edgeLabelBackground: '#FFFFFF',
  },
} as const;

/** Bands behind parts of a sequence diagram. Translucent, or they would hide the lifelines. */
export const bands = {
  crash: 'rgba(148, 163, 184, 0.25)',
  violated: 'rgba(254, 202, 202, 0.55)',
  witness: 'rgba(187, 247, 208, 0.55)',
} as const;
