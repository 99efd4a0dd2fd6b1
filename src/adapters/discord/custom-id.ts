/** What a button or a menu asks, as the id of a component. */
import { type Click, readClick, writeClick } from '../page/click.ts';
import { CUSTOM_ID } from './limits.ts';

/** The id of a component that asks this; null when it would be longer than Discord takes, or could not be read back. */
export function writeCustomId(click: Partial<Click> & Pick<Click, 'command' | 'options'>): string | null {
  return writeClick(click, CUSTOM_ID);
}

/** What a component's id asks; null for an id of somebody else or of another version. `chosen` is the page a menu was set to. */
export function readCustomId(text: string, chosen?: string): Click | null {
  return readClick(text, { most: CUSTOM_ID, chosen });
}

/** The delivery that a message shows, as its buttons tell; null when it shows none of ours. */
export function deliveryIn(components: unknown): string | null {
  if (Array.isArray(components)) {
    for (const component of components) {
      const found = deliveryIn(component);
      if (found !== null) return found;
    }
    return null;
  }
  if (typeof components !== 'object' || components === null) return null;
  const { custom_id: id, components: inner, accessory } = components as Readonly<Record<string, unknown>>;
  const own = typeof id === 'string' ? (readCustomId(id)?.delivery ?? null) : null;
  return own ?? deliveryIn(inner) ?? deliveryIn(accessory);
}
