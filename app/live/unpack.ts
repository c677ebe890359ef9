import type { Update } from '#app/contract/live.ts';

/** Inflates an update that the server packed (raw DEFLATE of JSON). */
export async function unpack(packed: Uint8Array | ArrayBuffer): Promise<Update> {
  // Copied: in Node a received buffer may be a view into a larger one.
  const bytes = new Uint8Array(packed);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text()) as Update;
}
