import { mutated, randomFrom } from "../test/document/mutate.ts";
import { ordeal } from "../test/document/ordeal.ts";
import { sample } from "../test/document/sample.ts";

const count = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const random = randomFrom(seed);
const seen = { refused: 0, read: 0 };
const startedAt = performance.now();
for (let at = 0; at < count; at += 1) {
  const input = mutated(sample, random);
  try {
    seen[ordeal(input, true)] += 1;
  } catch (error) {
    console.error(`document ${at} of seed ${seed}: ${String(error)}\n${JSON.stringify(input)}`);
    process.exitCode = 1;
    break;
  }
}
const seconds = (performance.now() - startedAt) / 1000;
console.log(`${count} mutated documents, each rendered: ${seen.refused} refused with words, ${seen.read} read, linted, merged and written as TSX; ${seconds.toFixed(1)} s`);
