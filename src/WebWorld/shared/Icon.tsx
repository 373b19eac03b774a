/** Line icons on a 24-unit square. They stand beside words and are silent for a screen reader. */
const paths = {
  home: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  transport: 'M6 4h12a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2ZM4 12h16M7 18v2.5M17 18v2.5M7.5 15h.01M16.5 15h.01',
  waste: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  family: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM17 12.5a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4ZM2.5 20c0-3.5 2.3-6 5.5-6s5.5 2.5 5.5 6M15 15.4c.6-.3 1.3-.4 2-.4 2.5 0 4.5 1.8 4.5 5',
  tax: 'M6 3h12v18l-2.4-1.6L13.2 21 12 19.6 10.8 21l-2.4-1.6L6 21V3ZM9 8h6M9 12h6',
  business: 'M4 8h16v11H4V8ZM9 8V5h6v3M4 13h16M12 12v2',
  landmark: 'M3 9c3.5 0 6.5-1.5 9-4 2.5 2.5 5.5 4 9 4M5.5 9.5V19M18.5 9.5V19M10 19v-5h4v5M3.5 19h17M5.5 12h13',
  petition: 'M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6',
  phone: 'M5 4h4l1.5 4.5L8 10.5a12 12 0 0 0 5.5 5.5l2-2.5L20 15v4a1.5 1.5 0 0 1-1.6 1.5C11 20 4 13 3.5 5.6A1.5 1.5 0 0 1 5 4Z',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3.2-6.5 7.5-6.5s7.5 2.5 7.5 6.5',
  globe: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM3 12h18M12 3c2.5 2.5 3.8 5.5 3.8 9s-1.3 6.5-3.8 9c-2.5-2.5-3.8-5.5-3.8-9S9.5 5.5 12 3Z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  send: 'M12 20V5M5.5 11.5 12 5l6.5 6.5',
  clip: 'M19 11.5 11.8 18.7a4.5 4.5 0 0 1-6.4-6.4l7.7-7.7a3 3 0 0 1 4.3 4.3l-7.6 7.5a1.5 1.5 0 0 1-2.1-2.1l6.9-6.9',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17.5 19 7',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  warning: 'M12 4 2.8 20h18.4L12 4ZM12 10v4.5M12 17.3h.01',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v5.5M12 7.7h.01',
  external: 'M13 5h6v6M19 5l-8.5 8.5M10 6H5v13h13v-5',
  down: 'M12 4v15M5.5 12.5 12 19l6.5-6.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M4 20h16',
  next: 'M9 5.5 15.5 12 9 18.5',
  previous: 'M15 5.5 8.5 12 15 18.5',
  plus: 'M12 5v14M5 12h14',
  file: 'M6 3h8l4 4v14H6V3ZM14 3v4h4',
  print: 'M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7v-6Z',
  up: 'M7 10v10M7 11l4-7c1.7 0 2.5 1.2 2.2 2.8L12.6 10H18a2 2 0 0 1 2 2.3l-1 5.8a2.3 2.3 0 0 1-2.3 1.9H7M3.5 10H7v10H3.5z',
} as const

export type IconName = keyof typeof paths
export const isIcon = (name: string): name is IconName => name in paths

export const Icon = ({ name }: { name: IconName }) =>
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={paths[name]} /></svg>
