/** Hosts that serve many publishers below names of their own, and count all of our requests together. */
const SHARED = `blogspot.com feedburner.com ghost.io github.io livejournal.com medium.com over-blog.com substack.com
  tumblr.com typepad.com weebly.com wixsite.com wordpress.com`.split(/\s+/);

/**
 * The name under which a host counts our requests: its own, with its port, or that of the service it belongs to
 * (FreshRSS was refused by Tumblr because it asked every sub-domain for itself: FreshRSS#8925).
 */
export function hostKey(url: string): string {
  const host = URL.parse(url)?.host ?? url;
  return SHARED.find((shared) => host === shared || host.endsWith(`.${shared}`)) ?? host;
}
