/**
 * A link as it may stand in a page: http(s), mailto, a path or an anchor. Undefined for every other scheme, such as one
 * that runs code, and where there is no link. What checks a link and what shows one ask this and nothing else.
 */
export function safeLink(link: string | undefined): string | undefined {
  return link !== undefined && /^(https?:|mailto:|[^:]*([/?#]|$))/i.test(link) ? link : undefined;
}
