/** Stands in for modules whose code this site never runs. */
export const DirectLineStreaming = undefined
