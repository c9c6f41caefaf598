import { hash } from 'node:crypto';
import type { KnownRows } from './known-rows.ts';

/** Gathers packed records, and gives them as a table that is searched by the digest of the key. */
export function recordSlots(): { readonly add: (packed: Buffer) => void; readonly end: () => KnownRows } {
  const pages: Buffer[] = [];
  const streams: string[] = [];
  let size = 0;
  return {
    add: (packed) => {
      pages.push(packed);
      for (let at = 0; at < packed.length; at = endOf(packed, at)) size += 1;
    },
    end: () => {
      const keys = new Int32Array(size * 4);
      const hashes = new Int32Array(size * 4);
      const ids = new Int32Array(size);
      const live = new Uint8Array(size);
      const streamOf = new Uint16Array(size);
      const orders = new Float64Array(size);
      const slots = new Int32Array(2 ** Math.ceil(Math.log2(size * 2 + 2))).fill(-1);
      let slot = 0;
      for (const page of pages.splice(0)) {
        for (let at = 0; at < page.length; at = endOf(page, at), slot += 1) {
          for (let word = 0; word < 4; word += 1) {
            keys[slot * 4 + word] = page.readInt32BE(at + word * 4);
            hashes[slot * 4 + word] = page.readInt32BE(at + 16 + word * 4);
          }
          ids[slot] = page.readInt32BE(at + 32);
          live[slot] = page.readInt16BE(at + 36);
          const orderAt = at + 40 + page.readInt16BE(at + 38);
          streamOf[slot] = numberIn(streams, page.toString('utf8', at + 40, orderAt));
          const orderLength = page.readInt16BE(orderAt);
          orders[slot] = orderLength < 0 ? 0 : digestOf(page.subarray(orderAt + 2, orderAt + 2 + orderLength));
          let place = keys[slot * 4]! & (slots.length - 1);
          while (slots[place] !== -1) place = (place + 1) & (slots.length - 1);
          slots[place] = slot;
        }
      }
      return {
        size,
        slotOf: (keyHash, stream) => {
          const first = keyHash.readInt32BE(0);
          for (let place = first & (slots.length - 1); ; place = (place + 1) & (slots.length - 1)) {
            const found = slots[place]!;
            if (found === -1) return -1;
            if (
              keys[found * 4] === first &&
              keys[found * 4 + 1] === keyHash.readInt32BE(4) &&
              keys[found * 4 + 2] === keyHash.readInt32BE(8) &&
              keys[found * 4 + 3] === keyHash.readInt32BE(12) &&
              streams[streamOf[found]!] === stream
            )
              return found;
          }
        },
        isCurrent: (found, { hash: content, deleted, order }) => {
          if ((live[found] === 0) !== deleted) return false;
          for (let word = 0; word < 4; word += 1)
            if (hashes[found * 4 + word] !== (Number.parseInt(content.slice(word * 8, word * 8 + 8), 16) | 0))
              return false;
          return orders[found] === (order === null ? 0 : digestOf(Buffer.from(order)));
        },
        isLive: (found) => live[found] === 1,
        idOf: (found) => ids[found]!,
      };
    },
  };
}

/** Where the packed record that begins at `at` ends. */
function endOf(page: Buffer, at: number): number {
  const orderAt = at + 40 + page.readInt16BE(at + 38);
  return orderAt + 2 + Math.max(0, page.readInt16BE(orderAt));
}

function numberIn(texts: string[], text: string): number {
  const known = texts.indexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}

/** 48 bits of a text that is not empty; never 0, which stands for no text. */
function digestOf(text: Buffer): number {
  return hash('sha256', text, 'buffer').readUIntBE(0, 6) + 1;
}
